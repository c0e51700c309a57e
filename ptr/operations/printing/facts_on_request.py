"""Facts that an office reports: the changes of a month, what is owed today (clauses 三.1, 四, 五.3)."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path

from ptr.model.fields.errors import PtrError
from ptr.model.fields.types import document_types
from ptr.model.results.change import Change, Subject
from ptr.model.results.change_report import ChangeReport
from ptr.model.results.finding import Finding
from ptr.model.results.obligation import Obligation, State
from ptr.model.results.report import ValidationReport
from ptr.model.text.language import Language
from ptr.model.time.clock import Clock
from ptr.model.words import word
from ptr.operations.checking.validate import validate
from ptr.operations.comparing.diff import diff
from ptr.operations.comparing.range import Range, choose
from ptr.operations.history.stood import stood_before, stood_on
from ptr.render.parts.facts_on_request import Changed, Due, Event, FactsOnRequest, Flaw, Owed
from ptr.rules.rule import LedgerRule, StandingRule, all_rules
from ptr.store.git.checkout import checkout
from ptr.store.git.repository import Repository
from ptr.store.git.revision_files import RevisionFiles
from ptr.writers.wording.change import field, marks, title
from ptr.writers.wording.obligation import demand, passed_on

NAMED = 3
"""Number of subjects of an obligation that are named; the others are counted."""
NO_HISTORY = "没有可比的版本，变更没有比较"
"""What a sheet says instead of the error itself, which names folders of this machine."""


def facts_on_request(root: Path, clock: Clock) -> FactsOnRequest:
    """Return the facts of a registry; each is computed on demand, and only once."""
    return FactsOnRequest(changed=cache(partial(_changed, root, clock)), owed=cache(partial(_owed, root, clock)))


def _changed(root: Path, clock: Clock, since: datetime.date, until: datetime.date) -> Changed:
    """Compare the last commit before one day with the last by the end of another."""
    try:
        repository = Repository(root)
        base = repository.revision(stood_before(repository, since, clock.now).commit)
        head = repository.revision(stood_on(repository, until, clock.now).commit)
        report = diff(
            root, Range(files=RevisionFiles(repository), base=base, head=head, names=(("", ""), ("", ""))), clock
        )
    except PtrError:
        return Changed(unknown=NO_HISTORY)
    unread = f"有 {len(report.unread)} 份文件无法比较" if report.unread else ""
    return Changed(events=tuple(_event(change, report) for change in report.changes), unknown=unread)


def _event(change: Change, report: ChangeReport) -> Event:
    return Event(
        kind=title(change, report, Language.ZH),
        path=_path(change.subject),
        type=change.subject.type,
        key=change.subject.key,
        name=change.subject.name,
        units=change.units,
        field=field(change, Language.ZH),
        attribute=change.field[0].key if change.field else "",
        mark="；".join(marks(change, Language.ZH)),
    )


def _owed(root: Path, clock: Clock) -> Owed:
    """Join the obligations from changes since the last filings with what the rules report as late, missing or wrong."""
    checked = validate(checkout(root), clock, history=None, remember=True)
    standing = [finding for finding in checked.findings if not finding.waived]
    by_ledger = {rule.code for rule in all_rules() if isinstance(rule, LedgerRule | StandingRule)}
    late = [
        _overdue(finding, checked)
        for finding in standing
        if finding.dated and not finding.done and finding.code not in by_ledger
    ]
    try:
        report = diff(root, choose(root), clock)
    except PtrError:
        return Owed(dues=tuple(late), flaws=tuple(_flaws(standing, checked)), unknown=NO_HISTORY)
    open_ = [_due(each, report) for each in report.obligations if not each.is_settled]
    unread = f"有 {len(report.unread)} 份文件无法比较" if report.unread else ""
    return Owed(dues=(*open_, *late), flaws=tuple(_flaws(standing, checked)), unknown=unread)


ON_ITS_WAY = {State.SUBMITTED: "，已报待审", State.RETURNED: "，已退回"}
"""What stands beside a matter that the office has, or gave back."""


def _due(owed: Obligation, report: ChangeReport) -> Due:
    names = [subject.name or subject.key for subject in owed.subjects]
    more = f"等 {len(names)} 项" if len(names) > NAMED else ""
    return Due(
        unit=owed.unit,
        what=demand(owed, Language.ZH) + ON_ITS_WAY.get(owed.state, ""),
        about="、".join(names[:NAMED]) + more + passed_on(owed, report, Language.ZH),
        due=owed.due,
        late=owed.state is State.LATE,
        clause=owed.clause,
        paths=tuple(map(_path, owed.subjects)),
    )


def _path(subject: Subject) -> str:
    """Return the path that a subject has if it still exists."""
    return document_types()[subject.type].PATH.format_map(defaultdict(str, unit=subject.unit, key=subject.key))


def _overdue(finding: Finding, report: ValidationReport) -> Due:
    return Due(
        unit=finding.unit,
        what=_titles(report).get(finding.code, finding.code),
        about=Language.ZH.pick(*finding.message),
        due=None,
        late=True,
        clause=finding.clause,
        paths=(finding.spot.path, *(spot.path for spot in finding.related)),
    )


def _flaws(findings: list[Finding], report: ValidationReport) -> Iterator[Flaw]:
    """Count by unit and rule the findings that do not depend on the calendar."""
    counts = Counter((each.unit, each.level, each.code) for each in findings if not each.dated and not each.done)
    for (unit, level, code), count in sorted(counts.items(), key=lambda item: (item[0][0], item[0][2])):
        name = _titles(report).get(code, code)
        yield Flaw(unit=unit, level=word(level), code=code, title=name.rstrip("。"), count=count)


def _titles(report: ValidationReport) -> dict[str, str]:
    return {check.code: Language.ZH.pick(*check.titles).rstrip("。") for check in report.rules}
