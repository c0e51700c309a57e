"""What a kind of change is, and how to define one.

A kind is a module of `kinds`. Its docstring is its manual page: a title line in English, one in Chinese, then what it
is and what it requires, in both languages, with the clause. Most kinds are the edits of the fields that declare a
class of change (`field_kind`); the others find what several fields or documents say together (`change_kind`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import IntEnum
from functools import cache
from typing import Any, Final, TypeAlias, TypedDict, Unpack

from msgspec import Struct

from ptr import folders
from ptr.changes.comparison import Comparison
from ptr.changes.edits import Edit
from ptr.changes.pairs import Pair
from ptr.model.documents.adjustment import AdjustmentKind
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.field import ChangeClass
from ptr.model.results.change import Part, Subject
from ptr.model.results.obligation import Demand, Requirement

ITSELF: Final = "itself"
ANY: Final = "(any)"
"""Stands for whatever differs, in what a kind looks at."""


class Turn(IntEnum):
    """The round in which a kind is asked: what several documents or fields say together comes first."""

    TOGETHER = 0
    ALONE = 1
    LAST = 2


class Marks(Struct, frozen=True):
    """Why a change burdens the counterpart, and why somebody should look at once; None where neither applies."""

    burden: Bilingual | None = None
    alarm: Bilingual | None = None


class Match(Struct, frozen=True, kw_only=True):
    """A change that a kind finds: the edits that it claims, the first of which gives the place, and what is shown.

    `beside` are other documents of which it claims edits. `values` are shown as before and after; without them, those
    of the first edit. `touches` are documents that it does not change and that print or hold what it does.
    """

    pair: Pair
    claims: tuple[Edit, ...]
    beside: tuple[Pair, ...] = ()
    parts: tuple[Part, ...] = ()
    values: tuple[Any, Any] | None = None
    units: tuple[str, ...] = ()
    others: tuple[Subject, ...] = ()
    touches: tuple[Subject, ...] = ()
    partial: bool = False
    marks: Marks = Marks()


Find: TypeAlias = Callable[[Pair, Comparison], Iterator[Match]]
Mark: TypeAlias = Callable[[Edit, Pair], Marks]


class Kind(Struct, frozen=True, kw_only=True):
    """One kind of change.

    `mirror` is the kind that results when the two states are swapped: a code, `ITSELF`, or "" where `unmirrored` says
    why there is none. `requires` is what it demands of the documents' units beyond filing and posting, which the table
    of fields decides; `stated_as` how a statement may name it. What is `publish_only` files nothing.
    """

    code: str
    page: str
    mirror: str = ""
    unmirrored: str = ""
    requires: tuple[Requirement, ...] = ()
    stated_as: tuple[AdjustmentKind, ...] = ()
    publish_only: bool = False
    turn: Turn = Turn.ALONE
    classes: tuple[ChangeClass, ...] = ()
    on: tuple[str, ...] = ()
    looks_at: tuple[str, ...] = ()
    find: Find | None = None
    marks: Mark | None = None

    @property
    def titles(self) -> Bilingual:
        """The title lines of the manual page, Chinese and English."""
        return folders.titles(self.page)


class FieldTerms(TypedDict, total=False):
    """The terms of a kind defined by classes of fields, apart from these classes."""

    mirror: str
    unmirrored: str
    requires: tuple[Requirement, ...]
    stated_as: tuple[AdjustmentKind, ...]
    publish_only: bool
    on: tuple[str, ...]
    marks: Mark


class Terms(FieldTerms, total=False):
    """The terms of a kind that a function finds, apart from what it looks at."""

    turn: Turn
    classes: tuple[ChangeClass, ...]


def change_kind(code: str, *looks_at: str, **terms: Unpack[Terms]) -> Callable[[Find], Kind]:
    """Make a kind from a function that finds it in one pair of documents, with all others at hand.

    The function is asked only where one of `looks_at` differs: fields of the document itself, or names of edits of it
    as a whole.
    """

    def decorate(find: Find) -> Kind:
        page = folders.manual_page(find.__module__)
        return Kind(code=code, page=page, looks_at=looks_at, find=find, **terms)

    return decorate


def field_kind(code: str, *classes: ChangeClass, module: str, **terms: Unpack[FieldTerms]) -> Kind:
    """Make the kind of all edits of fields that declare a class, in documents of some types or in any."""
    return Kind(code=code, page=folders.manual_page(module), classes=classes, **terms)


@cache
def all_kinds() -> dict[str, Kind]:
    """Find every kind in the folder by its code, in the order in which they are asked."""
    kinds = [kind for _, kind in folders.instances("ptr.changes.kinds", Kind)]
    by_code = {kind.code: kind for kind in sorted(kinds, key=lambda kind: (kind.turn, kind.code))}
    if len(by_code) < len(kinds):
        raise RuntimeError("two kinds of change have one code")
    return by_code


def duties(*demands: Demand) -> tuple[Requirement, ...]:
    """List what a kind requires, each with the clause that demands it; filing and posting follow from the fields."""
    return tuple(Requirement(demand, CLAUSES[demand]) for demand in demands)


CLAUSES: Final = {
    Demand.STATEMENT: "三.1",
    Demand.SUPERVISION: "三.1",
    Demand.CATALOGUE: "三.2",
    Demand.FLOWS: "三.3",
    Demand.PUBLICATION: "三.5(2)",
}

ADJUSTED: Final = duties(Demand.STATEMENT, Demand.CATALOGUE, Demand.FLOWS)
"""What an adjustment of powers demands: a statement, a new edition, revised charts."""

REVISED: Final = duties(Demand.CATALOGUE)
"""What a revised entry of the catalogue demands."""
