"""What validation is told of a registry's past: where its filings are found again, which decisions are not signed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from ptr.model.documents.decision import Decision, DecisionOutcome
from ptr.model.history import Past, Traced, Unsigned, Untold
from ptr.model.types import Place
from ptr.operations.filed import all_decisions, all_filings
from ptr.operations.trace import Tracer
from ptr.store.cache import Cache
from ptr.store.signature import SIGNERS, signature_fault

TRACES: Final = "filings"
"""The name under which is remembered what commits hold, and which signatures are good."""


def past(root: Path, *, remember: bool = False) -> Past | Untold:
    """Trace the filings of a registry and check the signatures of decisions; costs nothing where there are none.

    `Untold` with the reason where a filing is found nowhere and there is no Git, or a part of the history only: then
    nobody can say that it is lost.
    """
    filings = all_filings(root)
    signed = bool(list(root.glob(SIGNERS.format(office="*"))))
    decisions = all_decisions(root) if filings or signed else {}
    cache = Cache(root)
    known = (cache.load(TRACES, dict[str, bool | str]) if remember and (filings or signed) else None) or {}
    before = len(known)
    traced: tuple[Traced, ...] = ()
    if filings:
        tracer = Tracer(root, known)
        traced = tuple(
            replace(each, returned=key in decisions and decisions[key][1].outcome is DecisionOutcome.RETURNED)
            for key, each in tracer.trace(filings).items()
        )
        blind = tracer.history is None or tracer.history.is_shallow
        lost = next((each for each in traced if not each.found and not each.returned), None) if blind else None
        if lost and lost.why:
            return Untold(lost.why)
    unsigned = tuple(_unsigned(root, decisions, known)) if signed else ()
    if remember and len(known) > before:
        cache.save(TRACES, known)
    return Past(filings=traced, unsigned=unsigned)


def _unsigned(
    root: Path, decisions: dict[str, tuple[Place, Decision]], known: dict[str, bool | str]
) -> Iterator[Unsigned]:
    """Yield the decisions of offices with keys that none of these signed."""
    for place, decision in decisions.values():
        file, allowed = root / place.path, root / SIGNERS.format(office=place.office)
        if not allowed.is_file():
            continue
        beside = file.with_name(f"{file.name}.sig")
        parts = [each.read_bytes() for each in (file, beside, allowed) if each.is_file()]
        name = hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()
        if known.get(name):
            continue
        fault = signature_fault(file, allowed, decision.date)
        if fault is None:
            known[name] = True
        else:
            yield Unsigned(path=place.path, problem=fault)
