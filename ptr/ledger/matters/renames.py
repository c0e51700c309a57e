"""What the ledger remembers under keys that became others at a step goes on under the new ones."""

from __future__ import annotations

from typing import overload

from msgspec.structs import replace

from ptr.ledger.committed_step import CommittedStep
from ptr.ledger.ledger import Ledger
from ptr.ledger.memory.memory import Memory
from ptr.ledger.memory.owed import Former, Owed
from ptr.model.documents.law import Law
from ptr.model.documents.unit import Unit
from ptr.model.names.renames import Rename
from ptr.model.results.change import Subject


def take(ledger: Ledger, step: CommittedStep) -> None:
    """Take a step: call by its new key what got one."""
    for rename in step.renames.all:
        _rename(ledger.memory, rename)
    if step.renames:
        ledger.memory.renames.extend(step.renames.all)
        ledger.index()


def _rename(memory: Memory, rename: Rename) -> None:
    for owed in memory.owed:
        _owed(owed, rename)
    if rename.kind == "carrier":
        for sheet in memory.sheets.values():
            sheet.carriers = _all(sheet.carriers, rename)
    if rename.kind in (Unit.TYPE, Law.TYPE):
        for content in memory.filed.values():
            content.touched = [(level, key, _former(was, rename)) for level, key, was in content.touched]
    if rename.kind == Unit.TYPE:
        _rename_unit(memory, rename)


def _owed(owed: Owed, rename: Rename) -> None:
    if owed.now and owed.now.blob:
        owed.digest = ""  # what it has to show is taken anew, under the new key
    own = rename.unit in ("", owed.unit)
    if own:
        owed.field = tuple(_part(part, rename) for part in owed.field)
    if rename.kind == "carrier":
        owed.carriers, owed.posted = _all(owed.carriers, rename), _all(owed.posted, rename)
    if rename.kind in ("post", "unit") and own:
        owed.names = _all(owed.names, rename)
    owed.subject = _subject(owed.subject, rename)
    if rename.kind in (Unit.TYPE, Law.TYPE):
        owed.former, owed.now = _former(owed.former, rename), _former(owed.now, rename)
    if rename.kind == Unit.TYPE:
        owed.bearer = _key(owed.bearer, rename)
        owed.borne_before = tuple(replace(each, unit=_key(each.unit, rename)) for each in owed.borne_before)
        owed.unit, owed.holder, owed.of = _key(owed.unit, rename), _key(owed.holder, rename), rename.path(owed.of)
        owed.also_of = tuple((of, _key(unit, rename)) for of, unit in owed.also_of)
        owed.closed = owed.closed and replace(owed.closed, path=rename.path(owed.closed.path))


def _rename_unit(memory: Memory, rename: Rename) -> None:
    memory.inventoried = {_key(unit, rename) for unit in memory.inventoried}
    memory.statements = {f"{_key(unit, rename)} {digest}" for unit, digest in map(str.split, memory.statements)}
    memory.ended = {_key(unit, rename): _key(heir, rename) for unit, heir in memory.ended.items()}
    memory.heirs = {
        _key(unit, rename): {key: _key(heir, rename) for key, heir in to.items()} for unit, to in memory.heirs.items()
    }
    memory.pending = {key: _former(was, rename) for key, was in memory.pending.items()}
    memory.unasked = [replace(each, units=_all(each.units, rename)) for each in memory.unasked]
    memory.irregularities = [
        replace(each, unit=_key(each.unit, rename), path=rename.path(each.path)) for each in memory.irregularities
    ]
    for claim in memory.claims:
        claim.unit, claim.path = _key(claim.unit, rename), rename.path(claim.path)
        claim.agreed, claim.concerns = _all(claim.agreed, rename), _all(claim.concerns, rename)
    for permit in memory.permits:
        permit.record = rename.path(permit.record)
    memory.signers = {rename.path(path): lists for path, lists in memory.signers.items()}
    for submission in memory.submissions.values():
        submission.unit, submission.path = _key(submission.unit, rename), rename.path(submission.path)
    for content in memory.filed.values():
        content.unit = _key(content.unit, rename)
    for sheet in memory.sheets.values():
        sheet.unit, sheet.path = _key(sheet.unit, rename), rename.path(sheet.path)
        sheet.shows = _all(sheet.shows, rename)
    memory.filed = {f"{each.unit} {each.files}": each for each in memory.filed.values()}
    memory.sheets = {f"{each.unit}/{each.key}": each for each in memory.sheets.values()}


def _key(key: str, rename: Rename) -> str:
    return rename.new if key == rename.old else key


def _all(keys: tuple[str, ...], rename: Rename) -> tuple[str, ...]:
    return tuple(_key(key, rename) for key in keys)


def _part(part: str, rename: Rename) -> str:
    """Return a part of the way to a value; the first part of an item's key may be what got another."""
    first, slash, rest = part.partition("/")
    return f"{_key(first, rename)}{slash}{rest}"


@overload
def _former(was: Former, rename: Rename) -> Former: ...
@overload
def _former(was: None, rename: Rename) -> None: ...
def _former(was: Former | None, rename: Rename) -> Former | None:
    return Former(rename.path(was.path), was.blob) if was else None


def _subject(subject: Subject, rename: Rename) -> Subject:
    """Return a subject under its own new key, or that of its unit."""
    if rename.kind == Unit.TYPE and subject.unit == rename.old:
        subject = replace(subject, unit=rename.new)
    return replace(subject, key=rename.new) if (subject.type, subject.key) == (rename.kind, rename.old) else subject
