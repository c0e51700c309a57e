"""Whether a file in a registry's folder is signed, by the keys that count for it."""

from __future__ import annotations

import datetime
from pathlib import Path

from ptr.ledger.memory.memory import Memory
from ptr.ledger.memory.trusted import counting
from ptr.model.documents.decision import Decision
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.types import Place
from ptr.model.time.clock import Clock
from ptr.operations.ledger.standing import Standing, main_standing
from ptr.store.git.checkout import checkout
from ptr.store.git.door.refused import GitRefused
from ptr.store.git.signature import KEYS, SUFFIX, signature_fault
from ptr.store.open import open_registry


def main_memory(root: Path, clock: Clock) -> Memory | None:
    """Return what the ledger remembers of the main line up to HEAD; None where that is not known."""
    snapshot = open_registry(checkout(root), clock).snapshot
    try:
        stands = main_standing(root, snapshot.days.working, snapshot.belief)
    except GitRefused:
        return None
    return stands.ledger.memory if isinstance(stands, Standing) else None


def keys_for(
    root: Path, memory: Memory | None, signers: str, day: datetime.date, step: int | None = None
) -> list[tuple[bytes, datetime.date]]:
    """Return the lists of keys by which a file of a day is checked, with the day as of which.

    Those are the lists that counted on the main line then and before a step, or now; where no main line is known, what
    lies in the folder.
    """
    if memory is None:
        file = root / signers
        return [(file.read_bytes(), day)] if file.is_file() else []
    before = memory.step + 1 if step is None else step
    return [(keys, when or day) for keys, when in counting(memory.signers.get(signers, []), before, day)]


def decision_keys(
    root: Path, memory: Memory | None, place: Place, decision: Decision
) -> list[tuple[bytes, datetime.date]]:
    """Return the lists of keys by which a decision is checked: those of its step, if the ledger counted it."""
    filed = memory.submissions.get(decision.filing) if memory else None
    ruling = next((each for each in filed.rulings if each.path == place.path), None) if filed else None
    signers = f"offices/{place.office}/{KEYS}"
    return keys_for(root, memory, signers, decision.date, ruling.step if ruling else None)


def fault_in(root: Path, path: str, keys: list[tuple[bytes, datetime.date]]) -> Bilingual | None:
    """Word what is wrong with the signature beside a file by some lists of keys; None where all of them agree."""
    file = root / path
    sealed = file.with_name(f"{file.name}{SUFFIX}")
    signature = sealed.read_bytes() if sealed.is_file() else None
    faults = (signature_fault(file.read_bytes(), signature, content, day) for content, day in keys)
    return next((each for each in faults if each), None)
