"""What is not filed, or is other than what was filed and counts (clauses 三.1, 四)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from ptr.model.documents.adjustment import Adjustment
from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.filing import FilingSubject
from ptr.model.documents.flow import Flow
from ptr.model.documents.scheme import Scheme
from ptr.model.documents.unit import Stage
from ptr.model.fields.document import Document
from ptr.model.state.content import Contents
from ptr.model.state.covered import COVERED, ONE_OF_MANY
from ptr.model.state.filed_item import FiledItem, SubjectOfUnit
from ptr.model.state.filings import filed_in, newest
from ptr.model.state.snapshot import Snapshot

WHOLE: Final[dict[FilingSubject, type[Document]]] = {
    FilingSubject.SCHEME: Scheme,
    FilingSubject.CATALOGUE: Catalogue,
    FilingSubject.FLOWS: Flow,
}
"""What a unit files as a whole where it has such a document; D009 tells which withheld powers are in no list."""


class Unfiled(Struct, frozen=True, kw_only=True):
    """What a unit holds of a subject that no filing which counts holds so: the last such filing, and what differs."""

    unit: str
    files: FilingSubject
    of: str
    last: FiledItem | None
    paths: tuple[str, ...]


def unfiled(snapshot: Snapshot, contents: Contents) -> Iterator[Unfiled]:
    """Yield what differs from what was accepted and waits for no decision, and what was never filed.

    A unit that never filed anything is asked once it says that it has.
    """
    items: dict[SubjectOfUnit, list[FiledItem]] = defaultdict(list)
    for item in filed_in(snapshot).values():
        items[item.subject].append(item)
    for subject in sorted({*items, *_due(snapshot, {unit for unit, _, _ in items})}):
        unit, files, of = subject
        counting = [item for item in items[subject] if item.stands]
        accepted = newest(item for item in counting if item.is_accepted)
        current = contents.covered(files, unit, of)
        if any(item.filing.files == current for item in counting if item is accepted or not item.is_accepted):
            continue
        if _is_due(current, accepted, files):
            filed = accepted.filing.files if accepted else {}
            paths = sorted(path for path in current.keys() | filed.keys() if current.get(path) != filed.get(path))
            yield Unfiled(unit=unit, files=files, of=of, last=accepted, paths=tuple(paths))


def _is_due(current: Mapping[str, str], accepted: FiledItem | None, files: FilingSubject) -> bool:
    """Return whether something is left to file; which withheld powers are in no list that counts, D009 tells."""
    if accepted is None:
        return bool(current) and files is not FilingSubject.WITHHELD
    return bool(current) or files not in ONE_OF_MANY


def _due(snapshot: Snapshot, filers: set[str]) -> Iterator[SubjectOfUnit]:
    """Yield what units have to file that have begun to, or say so."""
    for unit, own in snapshot.units.items():
        if unit in filers or own.stage.claims(Stage.FILED):
            for files, kind in WHOLE.items():
                if snapshot.of(kind, unit):
                    yield unit, files, ""
            replaced = {each.replaces for _, each in snapshot.documents(Adjustment, unit)}
            for files in ONE_OF_MANY:
                keys = (place.key for place in snapshot.of(COVERED[files][0], unit))
                yield from ((unit, files, key) for key in keys if key not in replaced)
