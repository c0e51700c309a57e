"""Validate a registry: read every file once, run every rule, look up the places of what they found."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from functools import cache

from ptr.model.finding import Finding
from ptr.model.history import NOT_COMPARED
from ptr.model.reach import reach
from ptr.model.report import Check, Report
from ptr.operations.checking import Checker, joined
from ptr.operations.locating import located
from ptr.rules.page import manual
from ptr.rules.rule import Rule, all_rules
from ptr.store.open import open_registry
from ptr.store.source import Source, lies_in


def validate(
    source: Source,
    *,
    today: datetime.date | None = None,
    rules: Iterable[Rule] | None = None,
    below: tuple[str, ...] = (),
    changed: Collection[str] | None = None,
    history: object = NOT_COMPARED,
) -> Report:
    """Check a whole registry by every rule, or by those given; report on all of it, or on what lies at `below`.

    With `changed` only what the change of these files can have brought is reported. `history` is handed to the rules
    that need the past; where it is `Untold` they are not run, and the report says so.
    """
    opened = open_registry(source, today)
    chosen = tuple(rules) if rules is not None else all_rules()
    checker = Checker(opened.snapshot, chosen, history)
    found: list[Finding] = []
    crossing = []
    for unit in opened.units:
        checked = [checker.document(read) for read in opened.reads(unit)]
        facts = joined(each.facts for each in checked)
        for each in checked:
            found += located(each.findings, source)
        if unit:
            found += located(checker.unit(unit, facts), source)
        crossing.append(checker.crossing(facts))
    found += located(checker.whole(joined(crossing)), source)
    waived, added = checker.conclude(found)
    findings = [finding for finding in (*waived, *located(added, source)) if lies_in(finding.spot.path, below)]
    if changed is not None:
        reached = reach(changed, opened.snapshot)
        findings = [
            finding
            for finding in findings
            if finding.spot.path in reached or any(spot.path in changed for spot in finding.related)
        ]
    return Report(
        findings=tuple(sorted(findings, key=_order)),
        documents=len(opened.snapshot.places),
        units=tuple(sorted(opened.snapshot.units)),
        today=opened.snapshot.today,
        rules=tuple(map(_check, chosen)),
        partial=bool(below) or changed is not None,
        unchecked=checker.unchecked,
    )


@cache
def _check(rule: Rule) -> Check:
    pages = manual(rule, 0), manual(rule, 1)
    return Check(code=rule.code, level=rule.level, titles=rule.titles, manual=pages, clause=rule.clause)


def _order(finding: Finding) -> tuple[str, int, int, str]:
    mark = finding.spot.mark
    return (finding.spot.path, mark.line if mark else 0, mark.column if mark else 0, finding.code)
