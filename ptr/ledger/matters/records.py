"""Records on the main line: filled where they were empty, never altered and never removed.

They are known by their key wherever the file lies, and compared after both sides were read in today's format. A
statement or posting whose file got another name is known by its content, and by its new name from then on.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from typing import Final, TypeAlias

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from ptr.ledger.committed_step import CommittedStep
from ptr.ledger.ledger import Ledger
from ptr.ledger.memory.trusted import Permit
from ptr.ledger.trust.alteration import altered
from ptr.ledger.trust.permits import as_permitted, permit_for
from ptr.model.documents.adjustment import Adjustment
from ptr.model.documents.filing import Filing
from ptr.model.documents.publication import Publication
from ptr.model.documents.record import Record
from ptr.model.fields.document import Document
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.types import Place, place_of
from ptr.model.filing.evidence import KEPT
from ptr.model.results.irregularity import Irregularity, IrregularityKind
from ptr.model.results.obligation import Demand

Name: TypeAlias = tuple[str, str, str]
"""How a record is known: its type, the unit or office within which its key is its own, its key."""
GONE: Final[Bilingual] = (
    "主线上已有的记录被删除；请恢复原样",
    "a record of the main line was removed; restore it",
)
NAMED_BY_DAY: Final = (Adjustment, Publication)
"""Those that nothing names but their file, which can get another name."""


def take(ledger: Ledger, step: CommittedStep) -> None:
    """Take a step: note what of the evidence it moved, altered or removed."""
    if step.is_first:
        return
    for old, new in _moved(step):
        _move(ledger, old, new)
    before = dict(_named(step.before.documents))
    after = dict(_named(step.after.documents))
    restored = _restored(ledger, after)
    for name, (place, document) in before.items():
        _, now = after.get(name, (place, None))
        if now is None:
            wrong = not any(each == document for _, each in after.values())
        else:
            wrong = now != document and name not in restored and bool(altered(document, now))
        if wrong:
            _judge(ledger, step, place, document, now)


def _judge(ledger: Ledger, step: CommittedStep, place: Place, was: Document, now: Document | None) -> None:
    """Note that a record is gone or altered, unless an office allowed just this."""
    permit = permit_for(ledger, step, place, was, now)
    field = altered(as_permitted(permit, was, now) if permit else was, now) if now else ""
    if permit and not field:
        permit.used = step.index
        _remark(ledger, step, IrregularityKind.PERMITTED, place, was, _permitted(permit))
    elif now is None:
        _remark(ledger, step, IrregularityKind.GONE, place, was, GONE)
    else:
        _remark(ledger, step, IrregularityKind.ALTERED, place, was, _altered(field))


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
    for permit in memory.permits:
        permit.record = new.path if permit.record == old.path else permit.record
    for claim in memory.claims:
        if claim.path == old.path:
            claim.key, claim.unit, claim.path = new.key, new.unit, new.path
    for each in memory.submissions.values() if old.type == Adjustment.TYPE else ():
        if (each.of, each.unit) == (old.key, old.unit):
            each.of = new.key
    sheet = memory.sheets.pop(f"{old.unit}/{old.key}", None) if old.type == Publication.TYPE else None
    if sheet:
        sheet.key, sheet.unit, sheet.path = new.key, new.unit, new.path
        memory.sheets[f"{new.unit}/{new.key}"] = sheet
    for owed in memory.owed:
        if owed.closed and owed.closed.path == old.path:
            owed.closed = replace(owed.closed, path=new.path)
        if owed.demand is Demand.FILING and (owed.of, owed.holder) == (old.key, old.unit):
            owed.of, owed.holder = new.key, new.unit
        if (old.key, old.unit) in owed.also_of:
            owed.also_of = tuple((new.key, new.unit) if each == (old.key, old.unit) else each for each in owed.also_of)
        if owed.demand in (Demand.TAKING_DOWN, Demand.PUBLICATION) and (owed.of, owed.unit) == (old.key, old.unit):
            owed.of = new.key


def _restored(ledger: Ledger, after: dict[Name, tuple[Place, Document]]) -> set[Name]:
    """Forget what was wrong with records that say again what they said at first, and return these."""
    wrong: dict[Name, list[Irregularity]] = {}
    for each in ledger.memory.irregularities:
        place = place_of(each.path) if each.was and each.kind is not IrregularityKind.PERMITTED else None
        if place and _name(place) in after:
            wrong.setdefault(_name(place), []).append(each)
    restored = {name for name, several in wrong.items() if content(after[name][1]) == several[0].was}
    made_good = [each for name in restored for each in wrong[name]]
    if made_good:
        ledger.memory.irregularities = [each for each in ledger.memory.irregularities if each not in made_good]
    return restored


def _named(documents: dict[str, Document]) -> Iterator[tuple[Name, tuple[Place, Document]]]:
    for place, document in _kept(documents):
        yield _name(place), (place, document)


def _kept(documents: dict[str, Document]) -> Iterator[tuple[Place, Document]]:
    for path, document in sorted(documents.items()):
        place = place_of(path)
        if place and isinstance(document, KEPT):
            yield place, document


def _name(place: Place) -> Name:
    """Return how a record is known: by its key alone, or with the unit or office within which the key is its own."""
    return place.type, "" if place.type in (Filing.TYPE, Record.TYPE) else place.unit or place.office, place.key


def _remark(
    ledger: Ledger, step: CommittedStep, kind: IrregularityKind, place: Place, was: Document, message: Bilingual
) -> None:
    ledger.remark(kind, place.path, place.unit, step.day, message, content(was))


def _permitted(permit: Permit) -> Bilingual:
    return (
        f"{permit.path} 准许的{'改动：' + permit.field if permit.field else '删除'}；这份准许已经用掉",
        f"{permit.field or 'the whole record'} was {'altered' if permit.field else 'removed'} as {permit.path} allows;"
        " that permit is used up",
    )


def _altered(field: str) -> Bilingual:
    return (
        f"主线上已有的记录被改动（{field}）；请恢复原样，记录只能在原来空白处补填，错了另行更正",
        f"a record of the main line was altered ({field}); restore it: records are only filled where they were empty",
    )
