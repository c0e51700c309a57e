"""Validate a registry: read every file once, run every rule, look up the places of what they found."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import suppress
from functools import cache
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from ptr.model.results.finding import Finding
from ptr.model.results.past import NOT_COMPARED, Past, Untold
from ptr.model.results.progress import SILENT, Progress
from ptr.model.results.report import Check, Report
from ptr.model.state.affected_files import reach
from ptr.model.state.snapshot import Snapshot
from ptr.model.time.clock import Clock
from ptr.operations.checking.checker import Checker, joined
from ptr.operations.checking.locating import located
from ptr.operations.checking.spread import parts
from ptr.operations.checking.units import RememberedUnits, Units, digest, unit_file
from ptr.operations.history.past import TOLD, TRACES, RememberedPast, past
from ptr.rules.rule import Rule, all_rules
from ptr.store.cache import Cache, identity
from ptr.store.inventory import NAME, Inventoried, Moved, take
from ptr.store.open import open_registry, read_codeowners
from ptr.store.source import FolderSource, Source, lies_in

VERDICT = "verdict"
TRIES: Final = 3
"""How often a registry is begun anew because its files changed while they were being read."""


class Verdict(Struct, frozen=True, array_like=True):
    """What a run found in a whole registry; `key` names all that it hangs on."""

    key: str
    report: Report


def validate(
    source: Source,
    clock: Clock,
    *,
    rules: Iterable[Rule] | None = None,
    below: tuple[str, ...] = (),
    changed: Collection[str] | None = None,
    history: object | None = NOT_COMPARED,
    remember: bool = False,
    jobs: int = 1,
    progress: Progress = SILENT,
) -> Report:
    """Check a whole registry by every rule, or by those given; report on all of it, or on what lies at `below`.

    With `changed` only what the change of these files can have brought is reported. `history` is handed to the rules
    that need the past, or looked up in a folder's repository if None; where it is `Untold` they are not run, and the
    report says so. A registry in a folder can
    `remember` what was found out, for the next run; `jobs` is how many processes may share the work of a large one.
    `progress` hears after each unit what was found there; these findings come first in the report, in the same order.
    """
    chosen = None if rules is None else tuple(rules)
    report = None
    if remember and isinstance(source, FolderSource):
        report = _remembered(source, clock, chosen, history, jobs, progress)
    if report is None:
        opened = open_registry(source, clock)
        told = past(source.root, opened.snapshot) if history is None and isinstance(source, FolderSource) else history
        checker = Checker(opened.snapshot, _chosen(chosen), told)
        report = _report(opened.snapshot, checker, Units(source, opened, checker), source, jobs, progress)
    if not below and changed is None:
        return report
    findings = [finding for finding in report.findings if lies_in(finding.spot.path, below)]
    if changed is not None:
        reached = reach(changed, open_registry(source, clock).snapshot)
        findings = [
            finding
            for finding in findings
            if finding.spot.path in reached or any(spot.path in changed for spot in finding.related)
        ]
    return replace(report, findings=tuple(findings), partial=True)


def _chosen(rules: tuple[Rule, ...] | None) -> tuple[Rule, ...]:
    return all_rules() if rules is None else rules


def _remembered(
    source: FolderSource,
    clock: Clock,
    rules: tuple[Rule, ...] | None,
    history: object | None,
    jobs: int,
    progress: Progress,
) -> Report | None:
    """Check a folder by what is remembered of it; again where files are written meanwhile, None if they always are."""
    for _ in range(TRIES):
        with suppress(Moved):
            return _at_one_moment(source, clock, rules, history, jobs, progress)
    return None


def _at_one_moment(
    folder: FolderSource,
    clock: Clock,
    rules: tuple[Rule, ...] | None,
    history: object | None,
    jobs: int,
    progress: Progress,
) -> Report:
    """Give the last run's report if nothing that it hangs on has changed; else check what has.

    The past is a part of what it hangs on. One that is handed in, and does not tell all it knows by its values, is not
    remembered.
    """
    cache = Cache(folder.root)
    inventory = take(folder, cache)
    source = Inventoried(folder, inventory)
    codes = ["every rule"] if rules is None else [rule.code for rule in rules]
    terms = digest([identity(), f"{clock.chosen} {clock.now}", *codes])
    own = RememberedPast(folder.root, cache, inventory) if history is None else None
    seen = (terms, own.key if own else repr(history), ascii(read_codeowners(source)))
    key = digest([*seen, *(f"{each.what} {inventory.blobs.get(each.path)} {each.path}" for each in inventory.entries)])
    settled = own is not None or isinstance(history, Past | Untold)
    last = cache.load(VERDICT, Verdict) if settled else None
    if last and last.key == key:
        return last.report
    opened = open_registry(source, clock)
    checker = Checker(opened.snapshot, _chosen(rules), own.tell(opened.snapshot) if own else history)
    units = RememberedUnits(source, opened, checker, cache, inventory, terms)
    report = _report(opened.snapshot, checker, units, source, jobs, progress)
    cache.keep_only({NAME, TOLD, TRACES, *map(unit_file, opened.units)})
    if settled and (own is None or own.lasts):
        cache.save(VERDICT, Verdict(key, report))
    return report


def _report(
    snapshot: Snapshot, checker: Checker, units: Units, source: Source, jobs: int, progress: Progress
) -> Report:
    found: list[Finding] = []
    facts = []
    checked, of = 0, sum(map(units.documents, units.names))
    progress.checked(checked, of, ())
    for unit, part in zip(units.names, parts(units, jobs), strict=True):
        own = sorted(part.findings, key=_order)
        found += own
        facts.append(part.facts)
        checked += units.documents(unit)
        progress.checked(checked, of, [checker.waivers.apply(finding) for finding in own])
    told = len(found)
    found += located(checker.whole(joined(facts)), source)
    waived, added = checker.conclude(found)
    return Report(
        findings=(*waived[:told], *sorted((*waived[told:], *located(added, source)), key=_order)),
        documents=len(snapshot.places),
        units=tuple(sorted(snapshot.units)),
        today=snapshot.today,
        rules=tuple(map(_check, checker.rules)),
        unchecked=checker.unchecked,
    )


@cache
def _check(rule: Rule) -> Check:
    return Check(code=rule.code, level=rule.level, titles=rule.titles, page=rule.page, clause=rule.clause)


def _order(finding: Finding) -> tuple[str, int, int, str]:
    mark = finding.spot.mark
    return (finding.spot.path, mark.line if mark else 0, mark.column if mark else 0, finding.code)
