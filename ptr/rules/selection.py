"""The chosen rules, sorted once by what they look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

from ptr.model.fields.document import Document
from ptr.rules.rule import (
    CollectingRule,
    CrossRule,
    DocumentRule,
    FaultRule,
    HistoryRule,
    LedgerRule,
    LogRule,
    RegistryRule,
    ReportRule,
    Rule,
    StandingRule,
    UnitRule,
)

R = TypeVar("R", bound=Rule)
OnDocuments = TypeVar("OnDocuments", DocumentRule, CollectingRule)


class Selection:
    """Rules by their type, and those that look at documents by the type of these."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Sort the rules; within a type their order stays."""
        self.rules = rules
        self.by_fault = {rule.fault: rule for rule in _of(rules, FaultRule)}
        self.checking = _by_type(_of(rules, DocumentRule))
        self.collecting = _by_type(_of(rules, CollectingRule))
        self.unit = _of(rules, UnitRule)
        self.cross = _of(rules, CrossRule)
        self.registry = _of(rules, RegistryRule)
        self.history = _of(rules, HistoryRule)
        self.ledger = _of(rules, LedgerRule)
        self.standing = _of(rules, StandingRule)
        self.log = _of(rules, LogRule)
        self.report = _of(rules, ReportRule)

    def needing_the_past(self) -> tuple[str, ...]:
        """List the codes of the rules that need the registry's past."""
        return tuple(sorted(rule.code for rule in (*self.history, *self.log, *self.ledger, *self.standing)))

    def needing_the_ledger(self) -> tuple[str, ...]:
        """List the codes of the rules that need the registry's ledger, if only to say since when."""
        return tuple(sorted(rule.code for rule in (*self.ledger, *self.standing)))


def _of(rules: Iterable[Rule], kind: type[R]) -> list[R]:
    return [rule for rule in rules if isinstance(rule, kind)]


def _by_type(rules: Iterable[OnDocuments]) -> dict[type[Document], list[OnDocuments]]:
    by_type: dict[type[Document], list[OnDocuments]] = defaultdict(list)
    for rule in rules:
        for kind in rule.on:
            by_type[kind].append(rule)
    return by_type
