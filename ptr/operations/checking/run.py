"""Run the rules over a registry: each unit, then the whole, then the waivers."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct
from msgspec.structs import replace

from ptr.model.fields.types import Place
from ptr.model.results.finding import Finding
from ptr.model.results.past import Past
from ptr.model.results.report import Check, ValidationReport
from ptr.model.results.unchecked import NOT_COMPARED, Untold
from ptr.model.state.content import Content, Contents
from ptr.model.state.snapshot import Snapshot
from ptr.model.time.clock import Clock
from ptr.operations.checking.checker import Checker, joined
from ptr.operations.checking.locating import located
from ptr.operations.checking.spread import parts
from ptr.operations.checking.units import Part, Units
from ptr.operations.history.past import FolderPast
from ptr.rules.rule import Rule, all_rules
from ptr.store.digest import content_of
from ptr.store.open import Opened, open_registry
from ptr.store.source import FolderSource, Source

if TYPE_CHECKING:
    from ptr.model.results.progress import Progress
    from ptr.operations.checking.memory.verdict import Memory


class PastLookup(Protocol):
    """Finds the past of a registry, and knows whether it may be remembered."""

    @property
    def lasts(self) -> bool:
        """Whether the past stays the same while all files do."""

    def look_up(self, snapshot: Snapshot, contents: Iterable[tuple[Place, Content]]) -> Past | Untold:
        """Return the past; `contents` is what the files of units that filed hold, as read."""


class GivenPast(Struct, frozen=True):
    """A past that is known already."""

    past: Past | Untold
    lasts: bool = True

    def look_up(self, snapshot: Snapshot, contents: Iterable[tuple[Place, Content]]) -> Past | Untold:
        """Return the past."""
        return self.past


def check(
    source: Source,
    clock: Clock,
    rules: Sequence[Rule] | None,
    history: Past | Untold | None,
    jobs: int,
    progress: Progress,
    memory: Memory | None,
) -> ValidationReport:
    """Open a registry and run every rule, or the chosen ones, like `validate`; with a memory, only on what changed."""
    opened = open_registry(source, clock)
    snapshot, today = opened.snapshot, opened.snapshot.today.date
    checker = Checker(snapshot, all_rules() if rules is None else rules)
    units = memory.units(opened, checker) if memory else Units(source, opened, checker)
    past = _past(source, history, memory)
    with snapshot.today.watched() as horizon:
        by_unit = _units(units, checker, jobs, progress)
        for part in by_unit.values():
            horizon.limit(part.end)
        known = tuple(each for unit, part in by_unit.items() for each in units.contents(unit, part))
        contents = Contents(partial(content_of, source), partial(_places, opened), known)
        report = _report(checker, source, today, by_unit.values(), past.look_up(snapshot, known), contents)
    if memory:
        memory.keep_only(opened.units)
        if past.lasts:
            memory.keep(report, snapshot, horizon)
    return report


def _past(source: Source, history: Past | Untold | None, memory: Memory | None) -> PastLookup:
    if history is not None:
        return GivenPast(history)
    if memory:
        return memory.past()
    return FolderPast(source.root) if isinstance(source, FolderSource) else GivenPast(NOT_COMPARED)


def _units(units: Units, checker: Checker, jobs: int, progress: Progress) -> dict[str, Part]:
    """Check every unit, and report its findings to `progress`."""
    by_unit: dict[str, Part] = {}
    checked, of = 0, sum(map(units.documents, units.names))
    progress.checked(checked, of, ())
    for unit, part in zip(units.names, parts(units, jobs), strict=True):
        by_unit[unit] = replace(part, findings=tuple(sorted(part.findings, key=_order)))
        checked += units.documents(unit)
        progress.checked(checked, of, [checker.waivers.apply(finding) for finding in by_unit[unit].findings])
    return by_unit


def _places(opened: Opened, unit: str) -> tuple[Place, ...]:
    return opened.units.get(unit, ())


def _report(
    checker: Checker,
    source: Source,
    today: datetime.date,
    units: Collection[Part],
    past: Past | Untold,
    contents: Contents,
) -> ValidationReport:
    """Run the rules that look at the whole registry, apply the waivers, and sort the findings."""
    alone = [finding for part in units for finding in part.findings]
    together = located(checker.whole(joined(part.facts for part in units), past, contents), source)
    not_run = checker.unchecked(past)
    waived, added = checker.conclude((*alone, *together), not_run)
    rest = sorted((*waived[len(alone) :], *located(added, source)), key=_order)
    return ValidationReport(
        findings=(*waived[: len(alone)], *rest),
        documents=len(checker.snapshot.places),
        units=tuple(sorted(checker.snapshot.units)),
        names={key: unit.name for key, unit in sorted(checker.snapshot.units.items())},
        today=today,
        rules=tuple(map(_check, checker.rules)),
        unchecked=not_run,
    )


@cache
def _check(rule: Rule) -> Check:
    return Check(code=rule.code, level=rule.level, titles=rule.titles, page=rule.page, clause=rule.clause)


def _order(finding: Finding) -> tuple[str, int, int, str]:
    mark = finding.spot.mark
    return (finding.spot.path, mark.line if mark else 0, mark.column if mark else 0, finding.code)
