"""The keys of offices and units: which list counts, who may change it, and whether it signed a document.

A list counts from the step after the one that brings it. The first needs nobody's word. Any other is signed by a key of
the one that counted, or by one of the superior office: that is how an office goes on that has no key left, by whatever
loss. What is not signed so, or removed, changes nothing: the list that counted goes on counting.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Final

from ptr.ledger.committed_step import CommittedStep
from ptr.ledger.ledger import Ledger
from ptr.ledger.memory.trusted import KeyList, counting, in_force
from ptr.model.documents.decision import Decision
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.types import Place
from ptr.model.filing.key_list import has_keys
from ptr.model.results.irregularity import IrregularityKind

LISTS: Final = {"offices": "offices/{}/allowed_signers", "units": "units/{}/allowed_signers"}
FIRST: Final[Bilingual] = (
    "首次登记签名密钥；并入后所作的决定都要签名，换密钥须由名单中原有的密钥或者上级办公室签名",
    "keys are registered for the first time; from the merge on every decision is signed, and a change of the list by a"
    " key that it had, or by the superior office",
)
CHANGED: Final[Bilingual] = (
    "签名密钥名单有变更，由原有的密钥或者上级办公室签名；并入后以新名单为准",
    "the list of keys is changed, signed by a key that it had or by the superior office; from the merge on it counts",
)
GONE: Final[Bilingual] = (
    "密钥名单被删除；原名单继续有效。请恢复，或者由上级办公室签署新的名单",
    "the list of keys was removed and goes on counting; restore it, or let the superior office sign a new one",
)
STOOD: Final[Bilingual] = (
    "这份名单以前用过，当时的签名不能证明现在要换回去；请加一行写明日期的注释，重新签名",
    "this list stood before, and a signature of then proves nothing now; add a comment with the day, and sign it anew",
)


def take(ledger: Ledger, step: CommittedStep) -> None:
    """Take a step: the lists of keys that it brings, changes or removes."""
    for path, content in sorted(step.seals.lists.items()):
        _take(ledger, step, path, content)


def decision_fault(ledger: Ledger, step: CommittedStep, place: Place, decision: Decision) -> Bilingual | None:
    """Word why the signature of a decision does not count; None where it does, or its office had no keys before."""
    return fault(ledger, step, place.path, LISTS["offices"].format(place.office), decision.date)


def fault(
    ledger: Ledger, step: CommittedStep, path: str, signers: str, day: datetime.date | None = None
) -> Bilingual | None:
    """Word why no key of a list signed a file, which was valid on the file's own day and at the step."""
    lists = ledger.memory.signers.get(signers, [])
    checks = counting(lists, step.index, day)
    faults = (step.seals.fault(path, keys, when or step.day) for keys, when in checks)
    return next((each for each in faults if each), None)


def _take(ledger: Ledger, step: CommittedStep, path: str, content: bytes | None) -> None:
    lists = ledger.memory.signers.get(path, [])
    if not lists:
        if has_keys(content):
            _add(ledger, step, path, content or b"")
            if not step.is_first:
                _remark(ledger, step, IrregularityKind.FIRST_SIGNERS, path, FIRST)
        return
    wrong = _wrong(ledger, step, path, content, lists)
    ledger.memory.irregularities = [
        each
        for each in ledger.memory.irregularities
        if (each.path, each.kind) != (path, IrregularityKind.FOREIGN_SIGNERS)
    ]
    if wrong:
        _remark(ledger, step, IrregularityKind.FOREIGN_SIGNERS, path, wrong)
    elif content is not None and content != lists[-1].content:
        _add(ledger, step, path, content)
        _remark(ledger, step, IrregularityKind.CHANGED_SIGNERS, path, CHANGED)


def _wrong(
    ledger: Ledger, step: CommittedStep, path: str, content: bytes | None, lists: list[KeyList]
) -> Bilingual | None:
    """Word why a list does not take the place of the one that counts."""
    if content is None:
        return GONE
    if content == lists[-1].content:
        return None
    if any(content == each.content for each in lists):
        return STOOD
    for signers in (path, *_superior(ledger, step, path)):
        keys = in_force(ledger.memory.signers.get(signers, []), step.index)
        wrong = step.seals.fault(path, keys.content, step.day) if keys else None
        if keys and wrong is None:
            return None
    return (
        "密钥名单的变更没有由名单中原有的密钥或者上级办公室签名，不作数，原名单继续有效",
        "neither a key of the list that counted nor the superior office signed this change of keys; it does not count",
    )


def _superior(ledger: Ledger, step: CommittedStep, path: str) -> Iterator[str]:
    """Yield the lists of those above who may confirm a list: the superior office, or a unit's offices."""
    folder, name, _ = path.split("/")
    registry = step.before.registry
    for office in registry.offices if registry else ():
        if folder == "units" and office.id in offices_of(ledger, step, name):
            yield LISTS["offices"].format(office.id)
        elif folder == "offices" and office.id == name and office.superior not in ("", name):
            yield LISTS["offices"].format(office.superior)


def offices_of(ledger: Ledger, step: CommittedStep, unit: str) -> set[str]:
    """Return the offices to which a unit belongs: where it filed, else every office that there was before the step."""
    registry = step.before.registry
    known = registry.offices if registry else ()
    filed = {each.office for each in ledger.memory.submissions.values() if each.unit == unit}
    own = {each.id for each in known if not filed.isdisjoint((each.id, *each.succeeds))}
    return own or {each.id for each in known}


def _add(ledger: Ledger, step: CommittedStep, path: str, content: bytes) -> None:
    since = step.index - 1 if step.is_first else step.index
    ledger.memory.signers.setdefault(path, []).append(KeyList(since, step.day, content))


def _remark(ledger: Ledger, step: CommittedStep, kind: IrregularityKind, path: str, message: Bilingual) -> None:
    folder, name, _ = path.split("/")
    ledger.remark(kind, path, name if folder == "units" else "", step.day, message)
