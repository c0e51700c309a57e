"""Line and column of findings, looked up file by file, so that only one composed file is in memory at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from ptr.model.results.finding import Finding, Spot
from ptr.store.source import Source, Unreadable

if TYPE_CHECKING:
    from ptr.store.yaml.locate import Located


def located(findings: Sequence[Finding], source: Source) -> Iterator[Finding]:
    """Yield the findings with line and column, those of related places too, and the line of the file they point at."""
    if not findings:
        return
    from ptr.store.yaml.locate import Located  # imports PyYAML, which a registry without findings does without

    wanted: defaultdict[str, set[Spot]] = defaultdict(set)
    for finding in findings:
        for spot in (finding.spot, *finding.related):
            wanted[spot.path].add(spot)
    placed: dict[Spot, Spot] = {}
    excerpts: dict[Spot, str] = {}
    for path, spots in wanted.items():
        file = Located(_read(source, path))
        for spot in spots:
            placed[spot] = spot if spot.mark or file.empty else _marked(spot, file)
            mark = placed[spot].mark
            excerpts[spot] = file.line(mark.line) if mark else ""
    for finding in findings:
        related = tuple(placed[spot] for spot in finding.related)
        yield replace(finding, spot=placed[finding.spot], related=related, excerpt=excerpts[finding.spot])


def _marked(spot: Spot, file: Located) -> Spot:
    return replace(spot, mark=file.mark(spot.pointer, at_key=spot.at_key))


def _read(source: Source, path: str) -> bytes:
    try:
        return source.read(path)
    except Unreadable:
        return b""
