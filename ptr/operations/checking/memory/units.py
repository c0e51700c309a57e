"""The units of a registry, checked only where something they depend on has changed since the last run."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TypeAlias

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from ptr.model.documents.filing import Filing
from ptr.model.fields.types import Place, document_types
from ptr.model.results.finding import Finding
from ptr.model.state.snapshot import EVERYTHING
from ptr.model.time.clock import holds
from ptr.operations.checking.checker import Checked, Checker
from ptr.operations.checking.memory.keys import unit_file
from ptr.operations.checking.units import Part, Units
from ptr.store.cache import Cache
from ptr.store.hashes import lines_digest
from ptr.store.inventory import Inventory
from ptr.store.open import Opened
from ptr.store.source import Source

Answers: TypeAlias = dict[str, str]
"""What a result depends on besides its own files: questions put to the snapshot, with their answers."""


class KeptDocument(Struct, frozen=True, array_like=True):
    """The findings of one document, valid from `since` until before `end` while content and answers are the same."""

    blob: str
    answers: Answers
    since: datetime.date
    end: datetime.date | None
    checked: Checked


class KeptUnit(Struct, frozen=True, array_like=True):
    """The findings of a unit, from `since` on; its documents are decoded only if one of them has changed."""

    context: str
    contents: str
    answers: Answers
    since: datetime.date
    part: Part
    documents: msgspec.Raw


class RememberedUnits(Units):
    """The units of a registry, each with what is known of it."""

    def __init__(
        self, source: Source, opened: Opened, checker: Checker, cache: Cache, inventory: Inventory, terms: str
    ) -> None:
        """Take the registry, the cache of results, and what all of them depend on besides the files (`terms`)."""
        super().__init__(source, opened, checker)
        self._cache, self._inventory, self._terms = cache, inventory, terms
        self._today = opened.snapshot.today.date
        self._last: dict[str, KeptUnit] = {}
        self._contexts: dict[str, frozenset[str]] = {}
        self._listings: dict[str, str] = {}

    def recall(self, unit: str) -> Part | None:
        """Return what the last run found in a unit, if nothing that it depends on has changed."""
        last = self._cache.load(unit_file(unit), KeptUnit)
        if last is None or last.context != self._context(unit):
            return None
        current = last.contents == self._contents(unit) and holds(last.since, last.part.end, self._today)
        if current and self._same(last.answers):
            return last.part
        self._last[unit] = last
        return None

    def size(self, unit: str) -> int:
        """Count the documents that are new or changed, or all of them if the context has changed."""
        places = self._opened.units[unit]
        return sum(place.path in self._inventory.renewed for place in places) if unit in self._last else len(places)

    def check(self, unit: str) -> Part:
        """Check what is new in a unit, and keep the result."""
        last = self._last.pop(unit, None)
        before = msgspec.msgpack.decode(last.documents, type=dict[str, KeptDocument]) if last else {}
        places = self._opened.units[unit]
        documents = {place.path: self._document(place, before.get(place.path)) for place in places}
        snapshot = self._opened.snapshot
        with snapshot.watched() as asked, snapshot.today.watched() as horizon:
            part = self._together(unit, ((place, documents[place.path].checked) for place in places))
        answers = self._answers(asked, part.findings, unit)
        for kept in documents.values():
            answers.update(kept.answers)
            horizon.limit(kept.end)
        part = replace(part, end=horizon.end)
        answers = {asked: was for asked, was in answers.items() if asked not in documents}
        raw = msgspec.Raw(msgspec.msgpack.encode(documents))
        context, contents = self._context(unit), self._contents(unit)
        self._cache.save(unit_file(unit), KeptUnit(context, contents, answers, self._today, part, raw))
        return part

    def _document(self, place: Place, before: KeptDocument | None) -> KeptDocument:
        blob = self._blob(place.path)
        current = before and before.blob == blob and holds(before.since, before.end, self._today)
        if before and current and self._same(before.answers):
            return before
        snapshot = self._opened.snapshot
        with snapshot.watched() as asked, snapshot.today.watched() as horizon:
            checked = self._alone(place)
        answers = self._answers(asked - {place.path}, checked.findings, place.unit)
        return KeptDocument(blob, answers, self._today, horizon.end, checked)

    def _answers(self, asked: set[str], findings: Iterable[Finding], unit: str) -> Answers:
        """Return the answers to what was asked, except what the context holds; findings show lines of related files."""
        shown = {spot.path for finding in findings for spot in finding.related}
        return {each: self._answer(each) for each in (asked | shown) - self._in_context(unit)}

    def _same(self, answers: Answers) -> bool:
        return EVERYTHING not in answers and all(self._answer(asked) == was for asked, was in answers.items())

    def _answer(self, asked: str) -> str:
        if asked == EVERYTHING or not asked.startswith("*"):
            return self._blob(asked)
        if asked not in self._listings:
            kind, _, unit = asked.removeprefix("*").partition("/")
            places = self._opened.snapshot.of(document_types()[kind], unit)
            self._listings[asked] = lines_digest(place.path for place in places)
        return self._listings[asked]

    def _blob(self, path: str) -> str:
        return self._inventory.blobs.get(path, "")

    def _in_context(self, unit: str) -> frozenset[str]:
        """Return the small documents of the registry and of the unit, always read and often used by checks."""
        if unit not in self._contexts:
            own = (place.path for name in ("", unit) for place in self._opened.units.get(name, ()) if not place.office)
            self._contexts[unit] = frozenset(path for path in own if path in self._opened.kept)
        return self._contexts[unit]

    def _context(self, unit: str) -> str:
        """Return what all results of a unit depend on; contents are kept of all its files or, before it files, none."""
        files = "files" if self._opened.snapshot.of(Filing, unit) else ""
        own = (f"{path} {self._blob(path)}" for path in sorted(self._in_context(unit)))
        return lines_digest([self._terms, files, *own])

    def _contents(self, unit: str) -> str:
        return lines_digest(f"{place.path} {self._blob(place.path)}" for place in self._opened.units[unit])
