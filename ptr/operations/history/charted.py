"""Which charts of a unit were in force since when: those of its accepted filings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ptr.model.documents.decision import Decision, DecisionOutcome
from ptr.model.documents.filing import Filing, Subject
from ptr.model.documents.flow import Flow
from ptr.model.documents.registry import Registry
from ptr.model.fields.types import Place, place_of
from ptr.model.results.past import Charted, Traced
from ptr.model.state.content import Contents
from ptr.store.git.repository import History
from ptr.store.open import format_in, read_document
from ptr.store.source import MemorySource


def charts_in_force(
    history: History | None,
    filings: Mapping[str, tuple[Place, Filing]],
    decisions: Mapping[str, tuple[Place, Decision]],
    traced: Mapping[str, Traced],
    contents: Contents,
) -> Iterator[Charted]:
    """Yield by accepted filing of charts what it holds; charts that are another today are read where it was made."""
    for key, (place, filing) in filings.items():
        decision = decisions[key][1] if key in decisions else None
        if filing.subject is not Subject.FLOWS or decision is None or decision.outcome is not DecisionOutcome.ACCEPTED:
            continue
        others = _others(contents, history, traced[key].commit, filing) if traced[key].commit else {}
        yield Charted(
            unit=place.unit,
            since=decision.date,
            paths=tuple(filing.files),
            others={path: flow for path, flow in others.items() if flow},
            lost=not traced[key].found or None in others.values(),
        )


def _others(contents: Contents, history: History | None, commit: str, filing: Filing) -> dict[str, Flow | None]:
    """Read the charts of a filing that do not stand so today, None for one that cannot be read."""
    assert history is not None
    tree = history.trees([commit]).get(commit)
    if tree is None:
        return dict.fromkeys(filing.files)
    folders = dict.fromkeys(path.rpartition("/")[0] for path in filing.files)
    blobs = {
        path: id for files in history.listed((tree, each) for each in folders).values() for path, id in files.items()
    }
    gone = [path for path in filing.files if not _stands(path, blobs.get(path, ""), contents)]
    return dict(_read(history, tree, {path: blobs.get(path, "") for path in gone})) if gone else {}


def _read(history: History, tree: str, blobs: Mapping[str, str]) -> Iterator[tuple[str, Flow | None]]:
    """Read charts of a commit in the format in which that was written."""
    entry = history.listed([(tree, Registry.PATH)]).get((tree, Registry.PATH), {})
    wanted = {**entry, **{path: id for path, id in blobs.items() if id}}
    raws = dict(history.read_blobs(wanted.values()))
    source = MemorySource({path: raw for path, id in wanted.items() if (raw := raws[id]) is not None})
    format = format_in(source)
    for path in blobs:
        place = place_of(path)
        document = read_document(source, place, format).document if place else None
        yield path, document if isinstance(document, Flow) else None


def _stands(path: str, blob: str, contents: Contents) -> bool:
    """Return whether a file is, byte for byte, what Git keeps under an id."""
    place = place_of(path)
    return bool(blob and place and contents.at(place).blob == blob)
