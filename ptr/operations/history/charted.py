"""The charts of a unit that were in force, and since when: those of its accepted filings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ptr.model.documents.filing import Filing, FilingSubject
from ptr.model.documents.flow import Flow
from ptr.model.documents.registry import Registry
from ptr.model.fields.types import place_of
from ptr.model.results.past import Charted, Traced
from ptr.model.state.content import Contents
from ptr.model.state.filed_item import FiledItem
from ptr.model.state.filings import once_in_force
from ptr.store.git.objects import files_at, read_blobs, registry_trees
from ptr.store.git.repository import Repository
from ptr.store.open import format_in, read_document
from ptr.store.source import MemorySource


def charts_in_force(
    repository: Repository | None,
    items: Iterable[FiledItem],
    traced: Mapping[str, Traced],
    contents: Contents,
) -> Iterator[Charted]:
    """Yield what each accepted filing of charts holds; charts that differ today are read from the filed commit."""
    by_unit: dict[str, list[FiledItem]] = defaultdict(list)
    for item in items:
        if item.filing.subject is FilingSubject.FLOWS:
            by_unit[item.place.unit].append(item)
    for item in (item for several in by_unit.values() for item in once_in_force(several)):
        trace = traced[item.key]
        others = _others(contents, repository, trace.commit, item.filing) if trace.commit else {}
        yield Charted(
            unit=item.place.unit,
            since=item.decided_on,
            paths=tuple(item.filing.files),
            others={path: flow for path, flow in others.items() if flow},
            lost=not trace.is_known or None in others.values(),
        )


def _others(contents: Contents, repository: Repository | None, commit: str, filing: Filing) -> dict[str, Flow | None]:
    """Read the charts of a filing that differ today; None for one that cannot be read."""
    assert repository is not None
    tree = registry_trees(repository, [commit]).get(commit)
    if tree is None:
        return dict.fromkeys(filing.files)
    folders = dict.fromkeys(path.rpartition("/")[0] for path in filing.files)
    blobs = {
        path: id
        for files in files_at(repository, ((tree, each) for each in folders)).values()
        for path, id in files.items()
    }
    gone = [path for path in filing.files if not _stands(path, blobs.get(path, ""), contents)]
    return dict(_read(repository, tree, {path: blobs.get(path, "") for path in gone})) if gone else {}


def _read(repository: Repository, tree: str, blobs: Mapping[str, str]) -> Iterator[tuple[str, Flow | None]]:
    """Read charts of a commit in the format of that commit."""
    entry = files_at(repository, [(tree, Registry.PATH)]).get((tree, Registry.PATH), {})
    wanted = {**entry, **{path: id for path, id in blobs.items() if id}}
    raws = dict(read_blobs(repository, wanted.values()))
    source = MemorySource({path: raw for path, id in wanted.items() if (raw := raws[id]) is not None})
    format = format_in(source)
    for path in blobs:
        place = place_of(path)
        document = read_document(source, place, format).document if place else None
        yield path, document if isinstance(document, Flow) else None


def _stands(path: str, blob: str, contents: Contents) -> bool:
    """Return whether a file is, byte for byte, what Git keeps under an id."""
    place = place_of(path)
    return bool(blob and place and contents.of(place).blob == blob)
