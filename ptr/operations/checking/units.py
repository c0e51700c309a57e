"""A registry checked unit by unit, each by itself."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from ptr.model.fields.types import Place
from ptr.model.results.finding import Finding
from ptr.model.state.content import Content
from ptr.operations.checking.checker import Checked, Checker, Facts, joined
from ptr.operations.checking.locating import located
from ptr.rules.facts import PackedFact
from ptr.store.open import Opened
from ptr.store.source import Source


class Part(Struct, frozen=True, array_like=True):
    """What remains of a unit once it is checked: findings with their lines, and facts for the rules across units.

    `contents` is what its files hold, by path, for those that filings cover; `end` is the first day on which a check
    of the unit would come out differently.
    """

    findings: tuple[Finding, ...] = ()
    facts: dict[str, tuple[PackedFact, ...]] = {}
    contents: dict[str, Content] = {}
    end: datetime.date | None = None


class Units:
    """The units of an opened registry, each of which can be checked by itself, in any order, in any process."""

    def __init__(self, source: Source, opened: Opened, checker: Checker) -> None:
        """Take the registry; nothing is remembered between runs."""
        self._source = source
        self._opened = opened
        self._checker = checker

    @property
    def names(self) -> tuple[str, ...]:
        """The units by name; "" stands for what belongs to none."""
        return tuple(self._opened.units)

    def recall(self, unit: str) -> Part | None:
        """Return what an earlier run found, if it still holds."""
        return None

    def contents(self, unit: str, part: Part) -> Iterator[tuple[Place, Content]]:
        """Yield the contents of those files of a checked unit that filings cover."""
        for place in self._opened.units[unit] if part.contents else ():
            if place.path in part.contents:
                yield place, part.contents[place.path]

    def documents(self, unit: str) -> int:
        """Return how many documents a unit has."""
        return len(self._opened.units[unit])

    def size(self, unit: str) -> int:
        """Return how many documents of a unit have to be checked."""
        return self.documents(unit)

    def check(self, unit: str) -> Part:
        """Check the documents of a unit, or those of no unit (""), one by one and together."""
        return self._together(unit, ((place, self._alone(place)) for place in self._opened.units[unit]))

    def _alone(self, place: Place) -> Checked:
        checked = self._checker.document(self._opened.read(place))
        return (
            replace(checked, findings=tuple(located(checked.findings, self._source))) if checked.findings else checked
        )

    def _together(self, unit: str, documents: Iterable[tuple[Place, Checked]]) -> Part:
        findings: list[Finding] = []
        kept: list[Facts] = []
        contents = {}
        for place, checked in documents:
            findings += checked.findings
            kept.append(checked.facts)
            if checked.content:
                contents[place.path] = checked.content
        facts = joined(kept)
        if unit:
            findings += located(self._checker.unit(unit, facts), self._source)
        return Part(tuple(findings), self._checker.crossing(facts), contents)
