"""A registry checked unit by unit: each by itself, from what an earlier run found out where that still holds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import msgspec
from msgspec import Struct

from ptr.model.fields.types import Place, document_types
from ptr.model.results.finding import Finding
from ptr.model.state.snapshot import EVERYTHING
from ptr.operations.checking.checker import Checked, Checker, Facts, joined
from ptr.operations.checking.locating import located
from ptr.rules.facts import PackedFact
from ptr.store.cache import Cache
from ptr.store.inventory import Inventory
from ptr.store.open import Opened
from ptr.store.source import Source

Answers = dict[str, str]
"""What a result hangs on beside its own files: questions to the snapshot, and what the answer was."""


class Part(Struct, frozen=True, array_like=True):
    """What is left of a unit once it is checked: findings with their lines, and facts for the rules across units."""

    findings: tuple[Finding, ...] = ()
    facts: dict[str, tuple[PackedFact, ...]] = {}


class Kept(Struct, frozen=True, array_like=True):
    """What was found out of one document, for as long as its content and the answers are the same."""

    blob: str
    answers: Answers
    checked: Checked


class KeptUnit(Struct, frozen=True, array_like=True):
    """What was found out of a unit; its documents are decoded only if one of them has changed."""

    context: str
    contents: str
    answers: Answers
    part: Part
    documents: msgspec.Raw


class Units:
    """The units of an opened registry, each of which can be checked by itself, in any order, in any process."""

    def __init__(self, source: Source, opened: Opened, checker: Checker) -> None:
        """Take the registry; nothing is remembered from one run to the next."""
        self._source = source
        self._opened = opened
        self._checker = checker

    @property
    def names(self) -> tuple[str, ...]:
        """The units by name; "" stands for what belongs to none."""
        return tuple(self._opened.units)

    def recall(self, unit: str) -> Part | None:
        """Give what an earlier run found, if it still holds."""
        return None

    def documents(self, unit: str) -> int:
        """Tell how many documents a unit has."""
        return len(self._opened.units[unit])

    def size(self, unit: str) -> int:
        """Tell how many documents of a unit have to be checked."""
        return self.documents(unit)

    def check(self, unit: str) -> Part:
        """Check the documents of a unit, or those of no unit (""), one by one and together."""
        return self._together(unit, map(self._alone, self._opened.units[unit]))

    def _alone(self, place: Place) -> Checked:
        checked = self._checker.document(self._opened.read(place))
        return Checked(tuple(located(checked.findings, self._source)), checked.facts) if checked.findings else checked

    def _together(self, unit: str, documents: Iterable[Checked]) -> Part:
        findings: list[Finding] = []
        kept: list[Facts] = []
        for checked in documents:
            findings += checked.findings
            kept.append(checked.facts)
        facts = joined(kept)
        if unit:
            findings += located(self._checker.unit(unit, facts), self._source)
        return Part(tuple(findings), self._checker.crossing(facts))


class RememberedUnits(Units):
    """The units of a registry, checked only as far as something they hang on has changed since the last run."""

    def __init__(
        self, source: Source, opened: Opened, checker: Checker, cache: Cache, inventory: Inventory, terms: str
    ) -> None:
        """Take the registry, where results are kept, and what all of them hang on beside the files (`terms`)."""
        super().__init__(source, opened, checker)
        self._cache = cache
        self._inventory = inventory
        self._terms = terms
        self._last: dict[str, KeptUnit] = {}
        self._contexts: dict[str, frozenset[str]] = {}
        self._listings: dict[str, str] = {}

    def recall(self, unit: str) -> Part | None:
        """Give what the last run found in a unit, if nothing that it hangs on has changed."""
        last = self._cache.load(unit_file(unit), KeptUnit)
        if last is None or last.context != self._context(unit):
            return None
        if last.contents == self._contents(unit) and self._hold(last.answers):
            return last.part
        self._last[unit] = last
        return None

    def size(self, unit: str) -> int:
        """Count the documents that are new or changed, or all where they are seen in another light."""
        places = self._opened.units[unit]
        return sum(place.path in self._inventory.renewed for place in places) if unit in self._last else len(places)

    def check(self, unit: str) -> Part:
        """Check what is new in a unit, and keep the result."""
        last = self._last.pop(unit, None)
        before = msgspec.msgpack.decode(last.documents, type=dict[str, Kept]) if last else {}
        documents = {place.path: self._document(place, before.get(place.path)) for place in self._opened.units[unit]}
        with self._opened.snapshot.watched() as asked:
            part = self._together(unit, (kept.checked for kept in documents.values()))
        answers = self._answers(asked, part.findings, unit)
        for kept in documents.values():
            answers.update(kept.answers)
        answers = {asked: was for asked, was in answers.items() if asked not in documents}
        raw = msgspec.Raw(msgspec.msgpack.encode(documents))
        self._cache.save(unit_file(unit), KeptUnit(self._context(unit), self._contents(unit), answers, part, raw))
        return part

    def _document(self, place: Place, before: Kept | None) -> Kept:
        blob = self._blob(place.path)
        if before and before.blob == blob and self._hold(before.answers):
            return before
        with self._opened.snapshot.watched() as asked:
            checked = self._alone(place)
        return Kept(blob, self._answers(asked - {place.path}, checked.findings, place.unit), checked)

    def _answers(self, asked: set[str], findings: Iterable[Finding], unit: str) -> Answers:
        """Answer what was asked, but for what the context holds; findings show lines of the files they relate to."""
        shown = {spot.path for finding in findings for spot in finding.related}
        return {each: self._answer(each) for each in (asked | shown) - self._in_context(unit)}

    def _hold(self, answers: Answers) -> bool:
        return EVERYTHING not in answers and all(self._answer(asked) == was for asked, was in answers.items())

    def _answer(self, asked: str) -> str:
        if asked == EVERYTHING or not asked.startswith("*"):
            return self._blob(asked)
        if asked not in self._listings:
            kind, _, unit = asked.removeprefix("*").partition("/")
            places = self._opened.snapshot.of(document_types()[kind], unit)
            self._listings[asked] = digest(place.path for place in places)
        return self._listings[asked]

    def _blob(self, path: str) -> str:
        return self._inventory.blobs.get(path, "")

    def _in_context(self, unit: str) -> frozenset[str]:
        """The small documents of the registry and of the unit: they are read in any case, and checks ask them a lot."""
        if unit not in self._contexts:
            own = (place.path for name in ("", unit) for place in self._opened.units.get(name, ()) if not place.office)
            self._contexts[unit] = frozenset(path for path in own if path in self._opened.kept)
        return self._contexts[unit]

    def _context(self, unit: str) -> str:
        return digest([self._terms, *(f"{path} {self._blob(path)}" for path in sorted(self._in_context(unit)))])

    def _contents(self, unit: str) -> str:
        return digest(f"{place.path} {self._blob(place.path)}" for place in self._opened.units[unit])


def unit_file(unit: str) -> str:
    """Name the value that holds what is known of a unit."""
    return f"unit-{hashlib.sha256(unit.encode()).hexdigest()[:24]}"


def digest(lines: Iterable[str]) -> str:
    """Give the SHA-256 of some lines; a line may hold line feeds, as names of files can."""
    return hashlib.sha256(msgspec.msgpack.encode(tuple(lines))).hexdigest()
