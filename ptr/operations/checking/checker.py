"""Run the rules on one document, one unit or the whole registry; word and place what they find."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from ptr.model.documents.unit import Unit
from ptr.model.documents.waiver import Waiver
from ptr.model.fields.document import Document
from ptr.model.fields.level import Level
from ptr.model.fields.raw import keyed_data
from ptr.model.fields.types import Place, document_types, place_of
from ptr.model.fields.walk import keyed_parts
from ptr.model.names.choices import advice, editions
from ptr.model.results.finding import Finding, Hit, Spot, fingerprint, worded
from ptr.model.results.past import Past
from ptr.model.results.unchecked import Unchecked, Untold
from ptr.model.results.waiving import Waivers
from ptr.model.state.content import Content, Contents
from ptr.model.state.snapshot import Snapshot
from ptr.rules.facts import PackedFact
from ptr.rules.rule import Outcome, Rule
from ptr.rules.selection import Selection
from ptr.store.open import Read

Facts = Mapping[str, Sequence[PackedFact]]
"""Facts kept by the rules that compare documents, by the code of the rule."""


class Checked(Struct, frozen=True, array_like=True):
    """What the rules return for one document: findings without line and column, and facts for the rules that compare.

    `content` is what the file holds, where a filing may cover it.
    """

    findings: tuple[Finding, ...] = ()
    facts: dict[str, tuple[PackedFact, ...]] = {}
    content: Content | None = None


class Checker:
    """The chosen rules, ready for a registry; pure except for the documents that the snapshot loads."""

    def __init__(self, snapshot: Snapshot, rules: Sequence[Rule]) -> None:
        """Sort the rules by what they look at."""
        self.snapshot = snapshot
        self._selection = Selection(rules)
        self.rules = rules
        policy = snapshot.registry.policy.levels if snapshot.registry else {}
        self._raised = {code: Level(level) for code, level in policy.items()}

    def document(self, read: Read) -> Checked:
        """Run the rules that look at one file or document, and keep the facts of those that compare many."""
        findings: list[Finding] = []
        for fault in read.faults:
            rule = self._selection.by_fault.get(fault.kind)
            if rule:
                about = str(fault.args.get("key", ""))
                args = fault.args
                if kind_of := args.get("ref"):
                    args = {**args, "advice": advice(self.snapshot, str(kind_of), read.place.unit, str(args["value"]))}
                if known := editions(self.snapshot, read.data, fault.pointer) if "quote" in args else None:
                    args = {**args, "quote": known}
                hit = Hit(pointer=fault.pointer, at_key=fault.at_key, mark=fault.mark, args=args, about=about)
                keyed = keyed_data(document_types()[read.place.type], read.data, hit.pointer)
                findings.append(self._finding(rule, hit, read.place, keyed))
        document = read.document
        if document is None:
            return Checked(_once(findings), content=read.content)
        for check in self._selection.checking[type(document)]:
            for hit in check.check(document, read.place, self.snapshot):
                findings.append(self._finding(check, hit, read.place, keyed_parts(document, hit.pointer)))
        return Checked(_once(findings), self._facts(document, read.place), read.content)

    def _facts(self, document: Document, place: Place) -> dict[str, tuple[PackedFact, ...]]:
        kept = (
            (rule.code, rule.keep(document, place, self.snapshot))
            for rule in self._selection.collecting[type(document)]
        )
        return {code: facts for code, facts in kept if facts}

    def unchecked(self, past: Past | Untold) -> Unchecked | None:
        """Return which rules cannot be run because the past is unknown; None if all can."""
        if isinstance(past, Untold):
            blind = self._selection.needing_the_past()
            return Unchecked(blind, past.why) if blind else None
        blind = self._selection.needing_the_ledger()
        return Unchecked(blind, past.untold) if blind and past.untold else None

    def unit(self, unit: str, facts: Facts) -> tuple[Finding, ...]:
        """Run the rules that compare the documents of one unit."""
        findings: list[Finding] = []
        for rule in self._selection.unit:
            findings += self._placed(rule, rule.hits(facts.get(rule.code, ()), unit, self.snapshot))
        return _once(findings)

    def whole(self, facts: Facts, past: Past | Untold, contents: Contents) -> tuple[Finding, ...]:
        """Run the rules that compare units, and those that look at the registry's indexes or its past."""
        findings: list[Finding] = []
        for cross in self._selection.cross:
            findings += self._placed(cross, cross.hits(facts.get(cross.code, ()), self.snapshot))
        for rule in self._selection.registry:
            findings += self._placed(rule, rule.check(self.snapshot))
        known = Past(untold=past.why) if isinstance(past, Untold) else past
        for standing in self._selection.standing:
            findings += self._placed(
                standing, standing.hits(known, facts.get(standing.code, ()), contents, self.snapshot)
            )
        if not isinstance(past, Untold):
            for history in self._selection.history:
                findings += self._placed(history, history.check(past, self.snapshot))
            for owing in self._selection.ledger if past.untold is None else ():
                findings += self._placed(owing, owing.check(past, self.snapshot))
            for log in self._selection.log:
                findings += self._placed(log, log.hits(past, facts.get(log.code, ()), self.snapshot))
        return _once(findings)

    def conclude(
        self, findings: Iterable[Finding], unchecked: Unchecked | None
    ) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """Apply the waivers; return the findings, and unwaivable ones from the rules about findings and waivers."""
        outcome = Outcome(tuple(findings), frozenset(unchecked.codes if unchecked else ()))
        added: list[Finding] = []
        for rule in self._selection.report:
            added += self._placed(rule, rule.check(outcome, self.snapshot))
        return tuple(map(self.waivers.apply, outcome.findings)), _once(added)

    @cached_property
    def waivers(self) -> Waivers:
        """The waivers of the registry."""
        return Waivers((waiver for _, waiver in self.snapshot.documents(Waiver)), self.snapshot.today)

    def crossing(self, facts: Facts) -> dict[str, tuple[PackedFact, ...]]:
        """Return the facts that rules across units compare; those of the unit's own rules are no longer needed."""
        across = (rule.code for rule in (*self._selection.cross, *self._selection.log, *self._selection.standing))
        return {code: tuple(facts[code]) for code in across if code in facts}

    def _placed(self, rule: Rule, hits: Iterator[Hit]) -> Iterator[Finding]:
        for hit in hits:
            place = self.snapshot.place(hit.path) or place_of(hit.path) or Place(path=hit.path, type="")
            document = self.snapshot.document(place) if place.type and hit.pointer else None
            yield self._finding(rule, hit, place, keyed_parts(document, hit.pointer))

    def _finding(self, rule: Rule, hit: Hit, place: Place, keyed: Iterable[str]) -> Finding:
        spot = Spot(path=place.path, pointer=hit.pointer, at_key=hit.at_key, mark=hit.mark)
        finding = Finding(
            code=rule.code,
            level=Level.NOTE if hit.done or hit.early else self._level(rule, place),
            spot=spot,
            message=worded(rule.message, hit.args),
            clause=rule.clause,
            unit=place.unit,
            related=hit.related,
            fingerprint=fingerprint(rule.code, spot, keyed, hit.about),
            done=hit.done,
        )
        return finding.by_date() if rule.dated and hit.dated else finding

    def _level(self, rule: Rule, place: Place) -> Level:
        """Return the level: a note if the unit does not claim the rule's rung; policy only ever raises it."""
        unit = self.snapshot.one(Unit, place.unit) if rule.rung else None
        level = Level.NOTE if rule.rung and not (unit and unit.stage.claims(rule.rung)) else rule.level
        raised = self._raised.get(rule.code, level)
        return raised if raised.reaches(level) else level


def joined(parts: Iterable[Facts]) -> dict[str, list[PackedFact]]:
    """Join the facts of many documents, or units, by rule."""
    by_rule: dict[str, list[PackedFact]] = defaultdict(list)
    for facts in parts:
        for code, some in facts.items():
            by_rule[code].extend(some)
    return by_rule


def _once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings without those that repeat a message for the same place."""
    return tuple({(finding.code, finding.spot, finding.message): finding for finding in findings}.values())
