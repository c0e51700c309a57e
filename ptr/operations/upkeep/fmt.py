"""Bring the files of a registry into canonical form, or list those that are not."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from ptr.model.fields.types import document_types
from ptr.model.results.progress import SILENT, Progress
from ptr.model.state.codeowners import renewed
from ptr.model.time.clock import Clock
from ptr.store.open import open_registry
from ptr.store.source import FolderSource, Unreadable, lies_in
from ptr.store.write import write_file
from ptr.store.yaml.canonical import Unformatted, canonical


class Formatted(Struct, frozen=True):
    """Paths by outcome: `changed` were not canonical, `left` are not valid YAML."""

    changed: tuple[str, ...]
    left: tuple[str, ...]
    total: int


def format_files(
    root: Path,
    clock: Clock,
    below: tuple[str, ...] = (),
    *,
    check: bool = False,
    progress: Progress = SILENT,
) -> Formatted:
    """Rewrite every document, or those in `below`, and the lines of units in CODEOWNERS; `check` writes nothing.

    `progress` is told of each document before it is formatted.
    """
    source = FolderSource(root)
    snapshot = open_registry(source, clock).snapshot
    places = [place for place in snapshot.places if lies_in(place.path, below)]
    changed, left = [], []
    for count, place in enumerate(places, 1):
        progress.advanced(count, len(places), place.path)
        try:
            raw = source.read(place.path)
            formatted = canonical(raw, document_types()[place.type])
        except (Unformatted, Unreadable):
            left.append(place.path)
            continue
        if formatted != raw:
            changed.append(place.path)
            if not check:
                write_file(root / place.path, formatted, force=True)
    owners = snapshot.codeowners
    lines = renewed(owners.text, *snapshot.owners) if owners and lies_in(owners.path, below) else None
    if owners and lines not in (None, owners.text):
        changed.append(owners.path)
        if not check:
            write_file(root / owners.path, str(lines).encode("utf-8", "surrogateescape"), force=True)
    return Formatted(tuple(changed), tuple(left), len(places) + (lines is not None))
