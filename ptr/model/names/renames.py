"""Keys that are spelt otherwise now: what was written under the old ones, read under the new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from ptr.model.documents.adjustment import Adjustment
from ptr.model.documents.decision import Decision
from ptr.model.documents.feedback import Feedback
from ptr.model.documents.filing import Filing
from ptr.model.documents.flow import Flow
from ptr.model.documents.inspection import Inspection
from ptr.model.documents.law import Law
from ptr.model.documents.publication import Publication
from ptr.model.documents.record import Record
from ptr.model.documents.report import Report
from ptr.model.documents.request import Request
from ptr.model.documents.unit import Unit
from ptr.model.fields.document import Document
from ptr.model.fields.fields import fields_of
from ptr.model.fields.types import place_of

RECORDS: Final = (Adjustment, Decision, Feedback, Filing, Inspection, Publication, Record, Report, Request)
"""Documents that are never altered, so that they go on naming things by the keys these had."""
CHARTED: Final = "charted"
"""The kind by which an item chart names the steps of a category chart."""
STEP: Final = "step"


class Rename(Struct, frozen=True, kw_only=True, array_like=True):
    """A thing of a kind under its new key; `unit` and `chart` are today's keys of that within which it is."""

    kind: str
    old: str
    new: str
    unit: str = ""
    chart: str = ""

    def path(self, path: str) -> str:
        """Return where a file lies under the new key."""
        return _replaced(path, self.kind, self.old, self.new)

    def former_path(self, path: str) -> str:
        """Return where a file lay under the old key."""
        return _replaced(path, self.kind, self.new, self.old)

    def applies(self, kind: str, document: Document, unit: str) -> bool:
        """Return whether a key of a kind in a document of a unit may be that of the thing."""
        if self.chart:
            return self.unit == unit and isinstance(document, Flow) and self._is_step(kind, document)
        return kind == self.kind and self.unit in ("", unit)

    def _is_step(self, kind: str, flow: Flow) -> bool:
        return flow.id == self.chart if kind == STEP else kind == CHARTED and bool(flow.powers)


class Renames(Struct, frozen=True):
    """Things with new keys, in the order in which they got them."""

    all: tuple[Rename, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return bool(self.all)

    def path(self, path: str) -> str:
        """Return where a file lies under the new keys."""
        for each in self.all:
            path = each.path(path)
        return path

    def former_path(self, path: str) -> str:
        """Return where a file lay under the old keys."""
        for each in reversed(self.all):
            path = each.former_path(path)
        return path

    def former_words(self, words: Iterable[str]) -> Iterator[str]:
        """Yield words, each with the keys that things of this name had."""
        for word in words:
            yield word
            yield from (each.old for each in self.all if each.new == word)

    def document(self, path: str, document: Document, now: Document | None) -> Document:
        """Return a document, given by its old path, under the new keys; records stay as they are.

        An item chart names steps of whichever chart of the category fits it: that key is read as the new one only where
        the document as it is `now` does not hold the old one any more.
        """
        for each in self.all:
            path = each.path(path)
            if not isinstance(document, RECORDS):
                document = _renamed(each, path, document, now)
        return document


def _replaced(path: str, kind: str, old: str, new: str) -> str:
    if kind == Law.TYPE:
        return Law.PATH.format(key=new) if path == Law.PATH.format(key=old) else path
    folder = _folder(old) if kind == Unit.TYPE else ""
    return _folder(new) + path.removeprefix(folder) if folder and path.startswith(folder) else path


def _folder(unit: str) -> str:
    return Unit.PATH.format(unit=unit).rpartition("/")[0] + "/"


def _renamed(rename: Rename, path: str, document: Document, now: Document | None) -> Document:
    place = place_of(path)
    unit = place.unit if place else ""
    kinds = {kind for kind in (rename.kind, CHARTED) if rename.applies(kind, document, unit)}
    if CHARTED in kinds and not (isinstance(now, Flow) and rename.old not in {step.class_step for step in now.steps}):
        kinds.remove(CHARTED)
    return _struct(document, kinds, rename) if kinds else document


def _struct(value: Any, kinds: set[str], rename: Rename) -> Any:
    changed = {}
    for field in fields_of(type(value)):
        old = getattr(value, field.name)
        new = _value(old, field.names_kind in kinds, kinds, rename) if old else old
        if new is not old:
            changed[field.name] = new
    return replace(value, **changed) if changed else value


def _value(value: Any, named: bool, kinds: set[str], rename: Rename) -> Any:
    """Return a value under the new key, the same object where it does not hold the old one."""
    if isinstance(value, str):
        return rename.new if named and value == rename.old else value
    if isinstance(value, tuple):
        items = tuple(_value(item, named, kinds, rename) for item in value)
        return value if all(new is old for new, old in zip(items, value, strict=True)) else items
    if isinstance(value, dict):
        return {rename.new if key == rename.old else key: item for key, item in value.items()} if named else value
    return _struct(value, kinds, rename) if isinstance(value, Struct) else value
