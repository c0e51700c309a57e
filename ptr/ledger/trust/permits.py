"""Alterations of records that an office allowed: one, named, by a waiver that stood on the main line before."""

from __future__ import annotations

import msgspec

from ptr.ledger.committed_step import CommittedStep
from ptr.ledger.ledger import Ledger
from ptr.ledger.memory.trusted import Permit
from ptr.ledger.trust.signers import LISTS, fault, offices_of
from ptr.model.documents.decision import Decision
from ptr.model.documents.filing import Filing
from ptr.model.documents.record import Record
from ptr.model.documents.waiver import Waiver
from ptr.model.fields.document import Document
from ptr.model.fields.pointer import ABSENT, from_text, value_at
from ptr.model.fields.types import Place, place_of
from ptr.model.results.irregularity import IrregularityKind


def take(ledger: Ledger, step: CommittedStep) -> None:
    """Take a step: the permits that it brings; one whose waiver it changes or takes away no longer allows anything."""
    memory = ledger.memory
    touched = {path for state in (step.before, step.after) for path in state.documents}
    late = {each.path for each in memory.irregularities if each.kind is IrregularityKind.UNSIGNED_WAIVER}
    again = late & (touched | step.seals.renewed)
    memory.irregularities = [
        each
        for each in memory.irregularities
        if each.path not in again or each.kind is not IrregularityKind.UNSIGNED_WAIVER
    ]
    memory.permits = [each for each in memory.permits if each.used >= 0 or each.path not in touched]
    for path in sorted({*step.after.documents, *again}):
        _bring(ledger, step, path)


def permit_for(
    ledger: Ledger, step: CommittedStep, place: Place, document: Document, now: Document | None
) -> Permit | None:
    """Find the permit for what a step did to a record: it altered nothing but one field, or removed it."""
    if now is None and not isinstance(document, Record):
        return None
    offices = _offices(ledger, step, place, document)
    unused = [each for each in ledger.memory.permits if each.used < 0 and step.day <= each.until]
    about = place.type, place.key, now is None, step.seals.digest(place.path) if unused else ""
    return next((each for each in unused if _about(each) == about and each.office in offices), None)


def as_permitted(permit: Permit, document: Document, now: Document) -> Document:
    """Return a record with the value that its one field was allowed to get; as it is where there is no such field."""
    data, pointer = msgspec.to_builtins(document), from_text(permit.field)
    holder, value = value_at(data, pointer[:-1]), value_at(msgspec.to_builtins(now), pointer)
    if not pointer or value_at(data, pointer) is ABSENT:
        return document
    if value is not ABSENT:
        holder[pointer[-1]] = value
    elif isinstance(holder, dict):
        del holder[pointer[-1]]
    return msgspec.convert(data, type(document))


def _about(permit: Permit) -> tuple[str, str, bool, str] | None:
    """Return what a permit is about: a record by type and key, wherever it lies; its removal or not; its content."""
    place = place_of(permit.record)
    return (place.type, place.key, not permit.field, permit.was) if place else None


def _bring(ledger: Ledger, step: CommittedStep, path: str) -> None:
    document = step.after.document_at(path)
    if not isinstance(document, Waiver) or document.alteration is None:
        return
    office, allowed = path.split("/")[1], document.alteration
    if any((each.path, each.was) == (path, allowed.was) for each in ledger.memory.permits):
        return  # it was used
    wrong = fault(ledger, step, path, LISTS["offices"].format(office))
    if wrong:
        ledger.remark(IrregularityKind.UNSIGNED_WAIVER, path, "", step.day, wrong)
        return
    ledger.memory.permits.append(
        Permit(
            path=path,
            office=office,
            record=allowed.record,
            field=allowed.field,
            was=allowed.was,
            until=document.until,
        )
    )


def _offices(ledger: Ledger, step: CommittedStep, place: Place, document: Document) -> set[str]:
    """Return the offices that may allow an alteration: the one a record was addressed to or is of, or its unit's."""
    registry = step.before.registry
    known = {each.id for each in registry.offices} if registry else set()
    if isinstance(document, Filing):
        return known & {document.office}
    if isinstance(document, Decision):
        return known & {place.office}
    return offices_of(ledger, step, place.unit)
