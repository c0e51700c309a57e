"""What a rule is, and the decorators that make one.

A rule is a module. Its docstring is its manual page: a title line in English, one in Chinese, then what and why in
both languages and an example that breaks it and one that keeps it. It decorates one function; the engine adds code,
level, clause, file, line and column to what the function yields.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache
from types import ModuleType
from typing import Any, TypeAlias, TypedDict, Unpack

from msgspec import Struct

from ptr.model.documents.unit import Stage
from ptr.model.fields.document import Document
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.pointer import Pointer
from ptr.model.fields.types import Place
from ptr.model.results.finding import Finding, Hit, Level
from ptr.model.state.snapshot import Snapshot


class Scope(StrEnum):
    """What a rule is handed."""

    FAULT = "fault"
    DOCUMENT = "document"
    UNIT = "unit"
    CROSS = "cross"
    REGISTRY = "registry"
    HISTORY = "history"
    REPORT = "report"


class Fact(Struct, frozen=True, array_like=True, gc=False):
    """What a rule that compares documents keeps of one: a group, a place and a value; small, so that many fit."""

    group: tuple[str, ...]
    pointer: Pointer = ()
    value: str = ""
    path: str = ""


DocumentCheck: TypeAlias = Callable[[Any, Place, Snapshot], Iterator[Hit]]
Collect: TypeAlias = Callable[[Any, Place, Snapshot], Iterator[Fact]]
UnitCheck: TypeAlias = Callable[[Sequence[Fact], str, Snapshot], Iterator[Hit]]
CrossCheck: TypeAlias = Callable[[Sequence[Fact], Snapshot], Iterator[Hit]]
RegistryCheck: TypeAlias = Callable[[Snapshot], Iterator[Hit]]
HistoryCheck: TypeAlias = Callable[..., Iterator[Hit]]
"""What it is handed first is the registry's past as the operation computed it; without one it is not run.

The facts it has collected, if it does, come next, then the snapshot.
"""
ReportCheck: TypeAlias = Callable[["Said", Snapshot], Iterator[Hit]]


class Said(Struct, frozen=True):
    """What the other rules found, before waivers are applied, and the codes of those that could not be run."""

    findings: Sequence[Finding]
    unchecked: frozenset[str] = frozenset()


class Rule(Struct, frozen=True, kw_only=True):
    """One rule: what it looks at, how grave it is, whence it comes, how it is worded."""

    code: str
    scope: Scope
    message: Bilingual
    page: str
    level: Level = Level.ERROR
    clause: str = ""
    rung: Stage | None = None
    dated: bool = False
    on: tuple[type[Document], ...] = ()
    fault: str = ""
    document_check: DocumentCheck | None = None
    collect: Collect | None = None
    unit_check: UnitCheck | None = None
    cross_check: CrossCheck | None = None
    registry_check: RegistryCheck | None = None
    history_check: HistoryCheck | None = None
    report_check: ReportCheck | None = None

    @property
    def family(self) -> str:
        """The letter of the rule's family."""
        return self.code[0]

    @property
    def waivable(self) -> bool:
        """Tell whether a waiver may cover the rule's findings; those about waivers themselves stand."""
        return self.scope is not Scope.REPORT

    @property
    def titles(self) -> Bilingual:
        """The title lines of the manual page, Chinese and English."""
        lines = [line for line in self.page.splitlines() if line.strip()]
        return lines[1].rstrip("。."), lines[0].rstrip(".")


class Terms(TypedDict, total=False):
    """The terms of a rule beside what it looks at and how it is worded."""

    level: Level
    clause: str
    rung: Stage
    dated: bool


def _rule(code: str, scope: Scope, zh: str, en: str, check: Callable[..., Any], **parts: Any) -> Rule:
    page = inspect.cleandoc(importlib.import_module(check.__module__).__doc__ or "")
    return Rule(code=code, scope=scope, message=(zh, en), page=page, **parts)


def document_rule(
    code: str, *on: type[Document], zh: str, en: str, **terms: Unpack[Terms]
) -> Callable[[DocumentCheck], Rule]:
    """Make a rule of a function that looks at one document at a time."""
    return lambda check: _rule(code, Scope.DOCUMENT, zh, en, check, on=on, document_check=check, **terms)


def unit_rule(
    code: str, *on: type[Document], collect: Collect, zh: str, en: str, **terms: Unpack[Terms]
) -> Callable[[UnitCheck], Rule]:
    """Make a rule of two functions: `collect` keeps facts of each document, the check compares those of one unit.

    The check is called for every unit, also for one without facts. What concerns one unit belongs here: its facts are
    forgotten when the unit is done, and a change in one unit has no other checked again.
    """
    return lambda check: _rule(code, Scope.UNIT, zh, en, check, on=on, collect=collect, unit_check=check, **terms)


def cross_rule(
    code: str, *on: type[Document], collect: Collect, zh: str, en: str, **terms: Unpack[Terms]
) -> Callable[[CrossCheck], Rule]:
    """Make a rule of two functions: `collect` keeps facts of each document, the check compares those of all units."""
    return lambda check: _rule(code, Scope.CROSS, zh, en, check, on=on, collect=collect, cross_check=check, **terms)


def registry_rule(code: str, *, zh: str, en: str, **terms: Unpack[Terms]) -> Callable[[RegistryCheck], Rule]:
    """Make a rule of a function that looks at the registry as a whole, by its indexes."""
    return lambda check: _rule(code, Scope.REGISTRY, zh, en, check, registry_check=check, **terms)


def history_rule(
    code: str, *on: type[Document], collect: Collect | None = None, zh: str, en: str, **terms: Unpack[Terms]
) -> Callable[[HistoryCheck], Rule]:
    """Make a rule of a function that needs the registry's past; where there is none the report says: not checked.

    `collect` keeps facts of documents of some types, which the function is handed too.
    """
    return lambda check: _rule(code, Scope.HISTORY, zh, en, check, on=on, collect=collect, history_check=check, **terms)


def report_rule(code: str, *, zh: str, en: str, **terms: Unpack[Terms]) -> Callable[[ReportCheck], Rule]:
    """Make a rule of a function that looks at what the other rules found, before waivers are applied."""
    return lambda check: _rule(code, Scope.REPORT, zh, en, check, report_check=check, **terms)


def fault_rule(code: str, fault: str, *, page: str | None, zh: str, en: str, **terms: Unpack[Terms]) -> Rule:
    """Make a rule that words one kind of fault which the reader or the shape check reports."""
    text = inspect.cleandoc(page or "")
    return Rule(code=code, scope=Scope.FAULT, fault=fault, message=(zh, en), page=text, **terms)


@cache
def families() -> dict[str, Bilingual]:
    """Give the title of each family by its letter."""
    found = {}
    for package in _packages():
        head, _, chinese = inspect.cleandoc(package.__doc__ or "").partition("\n\n")
        letter, _, english = head.partition(": ")
        found[letter] = (chinese.rstrip("。"), english.rstrip("."))
    return found


def _packages() -> Iterator[ModuleType]:
    import ptr.rules

    for family in pkgutil.iter_modules(ptr.rules.__path__, f"{ptr.rules.__name__}."):
        if family.ispkg:
            yield importlib.import_module(family.name)


@cache
def all_rules() -> tuple[Rule, ...]:
    """Find every rule in the family folders, in the order of codes; each code belongs to one rule."""
    found: dict[str, tuple[Rule, str]] = {}
    for package in _packages():
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            for value in vars(importlib.import_module(module.name)).values():
                if isinstance(value, Rule):
                    first, where = found.setdefault(value.code, (value, module.name))
                    if first is not value:
                        raise RuntimeError(f"{where} and {module.name} both define {value.code}")
    return tuple(found[code][0] for code in sorted(found))


def repeats(facts: Iterable[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Yield each further fact of a group after the first one of it."""
    for group in groups(facts):
        yield from ((group[0], fact) for fact in group[1:])


def groups(facts: Iterable[Fact]) -> Iterator[list[Fact]]:
    """Yield the facts that share a group, in the order of first appearance."""
    by_group: dict[tuple[str, ...], list[Fact]] = {}
    for fact in facts:
        by_group.setdefault(fact.group, []).append(fact)
    yield from by_group.values()
