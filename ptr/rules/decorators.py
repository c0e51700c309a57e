"""The decorators that make a rule from a function, one for each thing that a rule can look at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypedDict, Unpack

from ptr import folders
from ptr.model.documents.unit import Stage
from ptr.model.fields.document import Document
from ptr.model.fields.level import Level
from ptr.rules.facts import F, nothing
from ptr.rules.rule import (
    Collect,
    CrossCheck,
    CrossRule,
    DocumentCheck,
    DocumentRule,
    FaultRule,
    HistoryCheck,
    HistoryRule,
    LedgerRule,
    LogCheck,
    LogRule,
    RegistryCheck,
    RegistryRule,
    ReportCheck,
    ReportRule,
    StandingCheck,
    StandingRule,
    UnitCheck,
    UnitRule,
)


class Terms(TypedDict, total=False):
    """The terms of a rule apart from what it looks at and how it is worded."""

    level: Level
    clause: str
    rung: Stage
    dated: bool


def document_rule(
    code: str, *on: type[Document], zh: str, en: str, **terms: Unpack[Terms]
) -> Callable[[DocumentCheck], DocumentRule]:
    """Make a rule from a function that looks at one document at a time."""
    return lambda check: DocumentRule(code=code, message=(zh, en), page=_page(check), on=on, check=check, **terms)


def unit_rule(
    code: str, *on: type[Document], collect: Collect[F], zh: str, en: str, **terms: Unpack[Terms]
) -> Callable[[UnitCheck[F]], UnitRule]:
    """Make a rule from two functions: `collect` keeps facts of each document, the check compares those of one unit.

    The check is called for every unit, also for one without facts. What concerns one unit belongs here: its facts are
    forgotten when the unit is done, and a change in one unit does not cause another to be checked again.
    """
    return lambda check: UnitRule(
        code=code, message=(zh, en), page=_page(check), on=on, collect=collect, check=check, **terms
    )


def cross_rule(
    code: str, *on: type[Document], collect: Collect[F], zh: str, en: str, **terms: Unpack[Terms]
) -> Callable[[CrossCheck[F]], CrossRule]:
    """Make a rule from two functions: `collect` keeps facts of each document, the check compares those of all units."""
    return lambda check: CrossRule(
        code=code, message=(zh, en), page=_page(check), on=on, collect=collect, check=check, **terms
    )


def registry_rule(code: str, *, zh: str, en: str, **terms: Unpack[Terms]) -> Callable[[RegistryCheck], RegistryRule]:
    """Make a rule from a function that looks at the registry as a whole, by its indexes."""
    return lambda check: RegistryRule(code=code, message=(zh, en), page=_page(check), check=check, **terms)


def history_rule(code: str, *, zh: str, en: str, **terms: Unpack[Terms]) -> Callable[[HistoryCheck], HistoryRule]:
    """Make a rule from a function that looks at the registry's past; without one the report says: not checked."""
    return lambda check: HistoryRule(code=code, message=(zh, en), page=_page(check), check=check, **terms)


def ledger_rule(code: str, *, zh: str, en: str, **terms: Unpack[Terms]) -> Callable[[HistoryCheck], LedgerRule]:
    """Make a rule from a function that looks at what the ledger knows of the main line."""
    return lambda check: LedgerRule(code=code, message=(zh, en), page=_page(check), check=check, **terms)


def standing_rule(
    code: str, *on: type[Document], collect: Collect[Any] = nothing, zh: str, en: str, **terms: Unpack[Terms]
) -> Callable[[StandingCheck[Any]], StandingRule]:
    """Make a rule from two functions: `collect` keeps facts of documents, the check asks how they stand since when."""
    return lambda check: StandingRule(
        code=code, message=(zh, en), page=_page(check), on=on, collect=collect, check=check, **terms
    )


def log_rule(
    code: str, *on: type[Document], collect: Collect[F], zh: str, en: str, **terms: Unpack[Terms]
) -> Callable[[LogCheck[F]], LogRule]:
    """Make a rule from two functions: `collect` keeps facts of each document, the check compares them with the past."""
    return lambda check: LogRule(
        code=code, message=(zh, en), page=_page(check), on=on, collect=collect, check=check, **terms
    )


def report_rule(code: str, *, zh: str, en: str, **terms: Unpack[Terms]) -> Callable[[ReportCheck], ReportRule]:
    """Make a rule from a function that looks at what the other rules found, before waivers are applied."""
    return lambda check: ReportRule(code=code, message=(zh, en), page=_page(check), check=check, **terms)


def fault_rule(code: str, fault: str, module: str, *, zh: str, en: str, **terms: Unpack[Terms]) -> FaultRule:
    """Make a rule from a module that words one kind of fault which the reader or the shape check reports."""
    return FaultRule(code=code, message=(zh, en), page=folders.manual_page(module), fault=fault, **terms)


def _page(check: Callable[..., object]) -> str:
    return folders.manual_page(check.__module__)
