"""Validate a registry: read every file once, run every rule, look up the places of what they found."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cache

from msgspec.structs import replace

from ptr.model.document import Document
from ptr.model.documents.waiver import Waiver
from ptr.model.finding import Finding, Hit, Level, Spot, fingerprint, word
from ptr.model.history import NOT_COMPARED, Unchecked, Untold
from ptr.model.raw import keyed_data
from ptr.model.reach import reach
from ptr.model.report import Check, Report
from ptr.model.snapshot import Snapshot
from ptr.model.types import Place, document_types
from ptr.model.waiving import Waivers
from ptr.model.walk import keyed_parts
from ptr.operations.locating import located
from ptr.rules.page import manual
from ptr.rules.rule import Fact, Rule, Said, Scope, all_rules
from ptr.store.open import Read, open_registry
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
    run = _Run(opened.snapshot, chosen, history)
    for read in opened.reads():
        run.look_at(read)
    run.compare()
    findings = [finding for finding in run.conclude() if lies_in(finding.spot.path, below)]
    if changed is not None:
        reached = reach(changed, opened.snapshot)
        findings = [
            finding
            for finding in findings
            if finding.spot.path in reached or any(spot.path in changed for spot in finding.related)
        ]
    return Report(
        findings=tuple(sorted(located(findings, source), key=_order)),
        documents=len(opened.snapshot.places),
        units=tuple(sorted(opened.snapshot.units)),
        today=opened.snapshot.today,
        rules=tuple(map(_check, chosen)),
        partial=bool(below) or changed is not None,
        unchecked=run.unchecked,
    )


@cache
def _check(rule: Rule) -> Check:
    pages = manual(rule, 0), manual(rule, 1)
    return Check(code=rule.code, level=rule.level, titles=rule.titles, manual=pages, clause=rule.clause)


class _Run:
    """One pass over a registry: rules by what they look at, facts for the cross-document rules, findings."""

    def __init__(self, snapshot: Snapshot, rules: tuple[Rule, ...], history: object) -> None:
        self.found: dict[tuple[object, ...], Finding] = {}
        self._history = history
        blind = tuple(rule.code for rule in rules if rule.history_check) if isinstance(history, Untold) else ()
        self.unchecked = Unchecked(blind, history.why) if blind and isinstance(history, Untold) else None
        self._snapshot = snapshot
        self._rules = rules
        self._by_fault = {rule.fault: rule for rule in rules if rule.scope is Scope.FAULT}
        self._by_type: dict[type[Document], list[Rule]] = {}
        self._facts: dict[str, list[Fact]] = defaultdict(list)
        policy = snapshot.registry.policy.levels if snapshot.registry else {}
        self._raised = {code: Level(level) for code, level in policy.items()}

    def look_at(self, read: Read) -> None:
        """Run the rules that look at one file or document, and keep the facts of those that compare many."""
        for fault in read.faults:
            rule = self._by_fault.get(fault.kind)
            if rule:
                about = str(fault.args.get("key", ""))
                hit = Hit(pointer=fault.pointer, at_key=fault.at_key, mark=fault.mark, args=fault.args, about=about)
                kind = document_types()[read.place.type]
                self._add(rule, hit, read.place, keyed_data(kind, read.data, hit.pointer))
        document = read.document
        if document is None:
            return
        for rule in self._rules_on(type(document)):
            if rule.document_check:
                for hit in rule.document_check(document, read.place, self._snapshot):
                    self._add(rule, hit, read.place, keyed_parts(document, hit.pointer))
            elif rule.collect:
                facts = rule.collect(document, read.place, self._snapshot)
                self._facts[rule.code].extend(replace(fact, path=read.place.path) for fact in facts)

    def compare(self) -> None:
        """Run the rules that look at many documents together."""
        for rule in self._rules:
            hits: Iterator[Hit] = iter(())
            if rule.cross_check:
                hits = rule.cross_check(self._facts[rule.code], self._snapshot)
            elif rule.registry_check:
                hits = rule.registry_check(self._snapshot)
            elif rule.history_check and self.unchecked is None:
                hits = rule.history_check(self._history, self._snapshot)
            self._place(rule, hits)

    def conclude(self) -> list[Finding]:
        """Apply the waivers, then run the rules about findings and waivers, whose own findings stand."""
        said = Said(tuple(self.found.values()), frozenset(self.unchecked.codes if self.unchecked else ()))
        waivers = Waivers((waiver for _, waiver in self._snapshot.documents(Waiver)), self._snapshot.today)
        for key, finding in self.found.items():
            self.found[key] = waivers.apply(finding)
        for rule in self._rules:
            if rule.report_check:
                self._place(rule, rule.report_check(said, self._snapshot))
        return list(self.found.values())

    def _place(self, rule: Rule, hits: Iterator[Hit]) -> None:
        for hit in hits:
            place = self._snapshot.place(hit.path) or Place(path=hit.path, type="")
            document = self._snapshot.document(place) if place.type and hit.pointer else None
            self._add(rule, hit, place, keyed_parts(document, hit.pointer))

    def _rules_on(self, kind: type[Document]) -> list[Rule]:
        if kind not in self._by_type:
            self._by_type[kind] = [rule for rule in self._rules if kind in rule.on]
        return self._by_type[kind]

    def _add(self, rule: Rule, hit: Hit, place: Place, keyed: Iterable[str]) -> None:
        spot = Spot(path=place.path, pointer=hit.pointer, at_key=hit.at_key, mark=hit.mark)
        finding = Finding(
            code=rule.code,
            level=Level.NOTE if hit.done else self._level(rule, place),
            spot=spot,
            message=word(rule.message, hit.args),
            clause=rule.clause,
            unit=place.unit,
            related=hit.related,
            fingerprint=fingerprint(rule.code, spot, keyed, hit.about),
        )
        if rule.dated and hit.dated:
            finding = finding.by_date()
        self.found.setdefault((rule.code, spot, finding.message), finding)

    def _level(self, rule: Rule, place: Place) -> Level:
        """A rung's rule is a note for a unit that does not claim the rung; policy raises, never lowers."""
        unit = self._snapshot.units.get(place.unit)
        level = Level.NOTE if rule.rung and not (unit and unit.stage.claims(rule.rung)) else rule.level
        raised = self._raised.get(rule.code, level)
        return raised if raised.reaches(level) else level


def _order(finding: Finding) -> tuple[str, int, int, str]:
    mark = finding.spot.mark
    return (finding.spot.path, mark.line if mark else 0, mark.column if mark else 0, finding.code)
