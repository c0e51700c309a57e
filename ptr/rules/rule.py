"""What a rule is, and where the rules are found.

A rule is a module. Its docstring is its manual page: a title line in English, one in Chinese, then what and why in
both languages and an example that breaks it and one that keeps it. It decorates one function (decorators.py); the engine adds
code, level, clause, file, line and column to what the function yields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any, TypeAlias

from msgspec import Struct

from ptr import folders
from ptr.model.documents.unit import Stage
from ptr.model.fields.document import Document
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.level import Level
from ptr.model.fields.types import Place
from ptr.model.results.finding import Finding, Hit
from ptr.model.results.past import Past
from ptr.model.state.content import Contents
from ptr.model.state.snapshot import Snapshot
from ptr.rules.facts import F, Fact, PackedFact, packed, unpacked


class Outcome(Struct, frozen=True):
    """What the other rules found, before waivers are applied, and the codes of those that could not be run."""

    findings: Sequence[Finding]
    unchecked: frozenset[str] = frozenset()


Hits: TypeAlias = Iterator[Hit]
DocumentCheck: TypeAlias = Callable[[Any, Place, Snapshot], Hits]
Collect: TypeAlias = Callable[[Any, Place, Snapshot], Iterator[F]]
UnitCheck: TypeAlias = Callable[[Sequence[F], str, Snapshot], Hits]
CrossCheck: TypeAlias = Callable[[Sequence[F], Snapshot], Hits]
RegistryCheck: TypeAlias = Callable[[Snapshot], Hits]
HistoryCheck: TypeAlias = Callable[[Any, Snapshot], Hits]
"""The first argument is the registry's past as the operation computed it."""
StandingCheck: TypeAlias = Callable[[Past, Sequence[F], Contents, Snapshot], Hits]
"""Where the ledger of the past knows nothing, it says why; `Contents` are those of the files that filings cover."""
LogCheck: TypeAlias = Callable[[Any, Sequence[F], Snapshot], Hits]
ReportCheck: TypeAlias = Callable[[Outcome, Snapshot], Hits]


class Rule(Struct, frozen=True, kw_only=True):
    """One rule: how severe it is, which clause demands it, how it is worded; its subclass says what it looks at."""

    code: str
    message: Bilingual
    page: str
    level: Level = Level.ERROR
    clause: str = ""
    rung: Stage | None = None
    dated: bool = False

    @property
    def family(self) -> str:
        """The letter of the rule's family."""
        return self.code[0]

    @property
    def waivable(self) -> bool:
        """Whether a waiver may cover the rule's findings."""
        return True

    @property
    def titles(self) -> Bilingual:
        """The title lines of the manual page, Chinese and English."""
        return folders.titles(self.page)


class FaultRule(Rule, frozen=True, kw_only=True):
    """A rule that words one kind of fault which the reader or the shape check reports."""

    fault: str


class DocumentRule(Rule, frozen=True, kw_only=True):
    """A rule that looks at one document at a time."""

    on: tuple[type[Document], ...]
    check: DocumentCheck


class CollectingRule(Rule, frozen=True, kw_only=True):
    """A rule that keeps facts of each document of some types and compares them when all are read."""

    on: tuple[type[Document], ...]
    collect: Collect[Fact]

    def keep(self, document: Document, place: Place, snapshot: Snapshot) -> tuple[PackedFact, ...]:
        """Collect the facts of a document."""
        return packed(tuple(self.collect(document, place, snapshot)))


class UnitRule(CollectingRule, frozen=True, kw_only=True):
    """A rule that compares the documents of one unit."""

    check: UnitCheck[Any]

    def hits(self, facts: Iterable[PackedFact], unit: str, snapshot: Snapshot) -> Hits:
        """Compare the facts of a unit."""
        return self.check(unpacked(facts, self.collect), unit, snapshot)


class CrossRule(CollectingRule, frozen=True, kw_only=True):
    """A rule that compares the documents of all units."""

    check: CrossCheck[Any]

    def hits(self, facts: Iterable[PackedFact], snapshot: Snapshot) -> Hits:
        """Compare the facts of all units."""
        return self.check(unpacked(facts, self.collect), snapshot)


class RegistryRule(Rule, frozen=True, kw_only=True):
    """A rule that looks at the registry as a whole, by its indexes."""

    check: RegistryCheck


class HistoryRule(Rule, frozen=True, kw_only=True):
    """A rule that looks at the registry's past; without one it is not run, and the report says so."""

    check: HistoryCheck


class LedgerRule(Rule, frozen=True, kw_only=True):
    """A rule that looks at what the ledger knows of the main line; where it knows none, the report says why."""

    check: HistoryCheck


class StandingRule(CollectingRule, frozen=True, kw_only=True):
    """A rule that asks how things stand now, and the ledger since when; where that knows nothing, it says why."""

    check: StandingCheck[Any]

    def hits(self, past: Past, facts: Iterable[PackedFact], contents: Contents, snapshot: Snapshot) -> Hits:
        """Compare what stands with what was issued, filed and posted."""
        return self.check(past, unpacked(facts, self.collect), contents, snapshot)


class LogRule(CollectingRule, frozen=True, kw_only=True):
    """A rule that compares documents with the registry's past; without one it is not run either."""

    check: LogCheck[Any]

    def hits(self, past: object, facts: Iterable[PackedFact], snapshot: Snapshot) -> Hits:
        """Compare the facts of all units with the past."""
        return self.check(past, unpacked(facts, self.collect), snapshot)


class ReportRule(Rule, frozen=True, kw_only=True):
    """A rule that looks at what the other rules found; it is about waivers, so no waiver covers it."""

    check: ReportCheck

    @property
    def waivable(self) -> bool:
        return False


@cache
def all_rules() -> tuple[Rule, ...]:
    """Find every rule in the family folders, in the order of codes; each code belongs to one rule."""
    by_code: dict[str, tuple[Rule, str]] = {}
    for family in folders.packages("ptr.rules"):
        for module, rule in folders.instances(family, Rule):
            first, defined_in = by_code.setdefault(rule.code, (rule, module))
            if first is not rule:
                raise RuntimeError(f"{defined_in} and {module} both define {rule.code}")
    return tuple(by_code[code][0] for code in sorted(by_code))


def waivable_codes() -> list[str]:
    """List the codes of the rules that a waiver may name."""
    return [rule.code for rule in all_rules() if rule.waivable]


@cache
def families() -> dict[str, Bilingual]:
    """Return the title of each family by its letter."""
    titles = {}
    for family in folders.packages("ptr.rules"):
        chinese, english = folders.titles(folders.manual_page(family))
        letter, _, english = english.partition(": ")
        titles[letter] = (chinese, english)
    return titles
