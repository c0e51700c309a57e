"""Records on the main line: filled where they were empty, never altered and never removed.

They are known by their key wherever the file lies, and compared after both sides were read in today's format. A
statement or posting whose file got another name is known by its content, and by its new name from then on.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from ptr.ledger.committed_step import CommittedStep
from ptr.ledger.ledger import Ledger
from ptr.model.documents.adjustment import Adjustment
from ptr.model.documents.decision import Decision
from ptr.model.documents.filing import Filing
from ptr.model.documents.publication import Publication
from ptr.model.documents.record import Record
from ptr.model.fields.document import Document
from ptr.model.fields.fields import fields_of
from ptr.model.fields.types import Place, place_of
from ptr.model.results.irregularity import IrregularityKind
from ptr.model.results.obligation import Demand

KEPT: Final = (Adjustment, Filing, Decision, Publication, Record)
"""Types of documents that are evidence."""
NAMED_BY_DAY: Final = (Adjustment, Publication)
"""Those that nothing names but their file, which can get another name."""


def take(ledger: Ledger, step: CommittedStep) -> None:
    """Take a step: note what of the evidence it moved, altered or removed."""
    if step.is_first:
        return
    for old, new in _moved(step):
        _move(ledger, old, new)
    after = {_name(place): document for place, document in _kept(step.after.documents)}
    for place, document in _kept(step.before.documents):
        now = after.get(_name(place))
        if now is None and not any(now == document for now in after.values()):
            _gone(ledger, step, place)
        elif now is not None and now != document:
            field = altered(document, now)
            if field:
                _altered(ledger, step, place, field)


def content(document: Struct) -> str:
    """Return the digest by which a record is known wherever it lies."""
    return hashlib.sha256(msgspec.json.encode(document, order="deterministic")).hexdigest()


def _moved(step: CommittedStep) -> Iterator[tuple[Place, Place]]:
    """Yield the statements and postings whose files got another name, in their own unit first."""
    gone: defaultdict[str, list[Place]] = defaultdict(list)
    for place, document in _kept(step.before.documents):
        if place.path not in step.after.documents and isinstance(document, NAMED_BY_DAY):
            gone[content(document)].append(place)
    for place, document in _kept(step.after.documents) if gone else ():
        if place.path not in step.before.documents and isinstance(document, NAMED_BY_DAY):
            same = sorted(gone[content(document)], key=lambda old: old.unit != place.unit)
            if same:
                gone[content(document)].remove(same[0])
                yield same[0], place


def _move(ledger: Ledger, old: Place, new: Place) -> None:
    """Let a record be known by its new name in all that names it."""
    memory = ledger.memory
    for claim in memory.claims:
        if claim.path == old.path:
            claim.key, claim.unit, claim.path = new.key, new.unit, new.path
    sheet = memory.sheets.pop(f"{old.unit}/{old.key}", None) if old.type == Publication.TYPE else None
    if sheet:
        sheet.key, sheet.unit, sheet.path = new.key, new.unit, new.path
        memory.sheets[f"{new.unit}/{new.key}"] = sheet
    for owed in memory.owed:
        if owed.closed and owed.closed.path == old.path:
            owed.closed = replace(owed.closed, path=new.path)
        if owed.demand is Demand.FILING and (owed.of, owed.holder) == (old.key, old.unit):
            owed.of, owed.holder = new.key, new.unit
        if owed.demand is Demand.TAKING_DOWN and (owed.of, owed.unit) == (old.key, old.unit):
            owed.of = new.key


def _kept(documents: dict[str, Document]) -> Iterator[tuple[Place, Document]]:
    for path, document in sorted(documents.items()):
        place = place_of(path)
        if place and isinstance(document, KEPT):
            yield place, document


def _name(place: Place) -> tuple[str, str, str]:
    """Return how a record is known: by its key alone, or with the unit or office within which the key is its own."""
    return place.type, "" if place.type in (Filing.TYPE, Record.TYPE) else place.unit or place.office, place.key


def altered(old: Any, new: Any) -> str:
    """Return the first field of a record that says something else than before; "" where it was only filled."""
    kind: type[Struct] = type(old)
    for field in fields_of(kind):
        before, after = getattr(old, field.name), getattr(new, field.name, None)
        if before == after or _is_empty(before):
            continue
        if isinstance(before, tuple) and isinstance(after, tuple):
            if len(before) <= len(after) and all(
                _is_kept(one, other) for one, other in zip(before, after, strict=False)
            ):
                continue
        elif isinstance(before, dict) and isinstance(after, dict):
            if all(after.get(key) == value for key, value in before.items()):
                continue
        elif _is_kept(before, after):
            continue
        return field.key
    return ""


def _is_kept(before: Any, after: Any) -> bool:
    """Return whether a value still says what it said."""
    if isinstance(before, Struct) and type(before) is type(after):
        return not altered(before, after)
    return bool(before == after)


def _is_empty(value: Any) -> bool:
    return value is None or value in ("", (), {}) or value is False


def _altered(ledger: Ledger, step: CommittedStep, place: Place, field: str) -> None:
    message = (
        f"主线上已有的记录被改动（{field}）；记录只能在原来空白处补填，错了另行更正",
        f"a record of the main line was altered ({field}); records are only filled where they were empty",
    )
    ledger.remark(IrregularityKind.ALTERED, place.path, place.unit, step.day, message)


def _gone(ledger: Ledger, step: CommittedStep, place: Place) -> None:
    message = ("主线上已有的记录被删除", "a record of the main line was removed")
    ledger.remark(IrregularityKind.GONE, place.path, place.unit, step.day, message)
