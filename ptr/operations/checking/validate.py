"""Validate a registry: return the last report if nothing has changed since, else check what has."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from ptr.model.results.progress import SILENT, Progress
from ptr.model.results.report import ValidationReport
from ptr.model.results.unchecked import NOT_COMPARED, Untold
from ptr.model.time.clock import Clock
from ptr.operations.checking.memory.verdict import Memory
from ptr.store.inventory import Moved
from ptr.store.source import FolderSource, Source

if TYPE_CHECKING:
    from ptr.model.results.past import Past
    from ptr.rules.rule import Rule

TRIES: Final = 3
"""How often a check is started again because files changed while they were being read."""


def validate(
    source: Source,
    clock: Clock,
    *,
    rules: Sequence[Rule] | None = None,
    below: tuple[str, ...] = (),
    changed: Collection[str] | None = None,
    history: Past | Untold | None = NOT_COMPARED,
    remember: bool = False,
    jobs: int = 1,
    progress: Progress = SILENT,
) -> ValidationReport:
    """Check a whole registry by every rule, or by the chosen ones; report on all of it, or on what lies in `below`.

    With `changed`, only what a change of these files can cause is reported. `history` is passed to the rules that need
    the past, or looked up in a folder's repository if None; where it is `Untold`, those rules are not run and the
    report says so. With `remember`, the findings of a registry in a folder are kept for the next run; `jobs` is how
    many processes may share the work of a large one. `progress` is sent the findings of each unit as it is checked;
    these come first in the report, in the same order.
    """
    report = _remembered(source, clock, rules, history, jobs, progress) if remember else None
    report = report or _check(source, clock, rules, history, jobs, progress)
    if not below and changed is None:
        return report
    from ptr.operations.checking.restrict import restricted  # imports the document types, which a verdict does without

    return restricted(report, source, clock, below, changed)


def _remembered(
    source: Source,
    clock: Clock,
    rules: Sequence[Rule] | None,
    history: Past | Untold | None,
    jobs: int,
    progress: Progress,
) -> ValidationReport | None:
    """Check a folder by what is remembered of it, again if files are written meanwhile; None if they always are."""
    codes = None if rules is None else [rule.code for rule in rules]
    if not isinstance(source, FolderSource):
        return None
    for _ in range(TRIES):
        with suppress(Moved):
            memory = Memory(source, codes, history)
            return memory.verdict(clock) or _check(memory.source, clock, rules, history, jobs, progress, memory)
    return None


def _check(
    source: Source,
    clock: Clock,
    rules: Sequence[Rule] | None,
    history: Past | Untold | None,
    jobs: int,
    progress: Progress,
    memory: Memory | None = None,
) -> ValidationReport:
    from ptr.operations.checking.run import check  # imports all rules and types, which a verdict does without

    return check(source, clock, rules, history, jobs, progress, memory)
