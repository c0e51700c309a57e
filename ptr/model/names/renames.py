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
        of_chart = not self.chart or (isinstance(document, Flow) and document.id == self.chart)
        return kind == self.kind and self.unit in ("", unit) and of_chart


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

        An item chart refines steps of whichever chart of the category fits it: that it refines one by its new key is
        told by the chart as it is `now`.
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
    renamed: Document = _struct(document, rename) if rename.applies(rename.kind, document, unit) else document
    charted = rename.chart and rename.unit == unit
    if charted and isinstance(document, Flow) and isinstance(renamed, Flow) and isinstance(now, Flow):
        return _refined(document, renamed, rename, now)
    return renamed


def _refined(was: Flow, renamed: Flow, rename: Rename, now: Flow) -> Flow:
    """Return a chart whose steps say what of the category they refine as the chart says it now, where both agree.

    A step that says nothing refines that of its own key.
    """
    own = was.id == rename.chart
    today = {step.id: step.class_step for step in now.steps if was.powers}
    steps = []
    for old, step in zip(was.steps, renamed.steps, strict=True):
        meant = old.class_step or old.id
        meant = rename.new if meant == rename.old and not own else meant
        refined = today.get(step.id, step.class_step)
        steps.append(replace(step, class_step=refined) if (refined or step.id) == meant else step)
    return replace(renamed, steps=tuple(steps))


def _struct(value: Any, rename: Rename) -> Any:
    changed = {}
    kind: type[Struct] = type(value)
    for field in fields_of(kind):
        old = getattr(value, field.name)
        new = _value(old, field.names_kind == rename.kind, rename) if old else old
        if new is not old:
            changed[field.name] = new
    return replace(value, **changed) if changed else value


def _value(value: Any, named: bool, rename: Rename) -> Any:
    """Return a value under the new key, the same object where it does not hold the old one."""
    if isinstance(value, str):
        return rename.new if named and value == rename.old else value
    if isinstance(value, tuple):
        items = tuple(_value(item, named, rename) for item in value)
        return value if all(new is old for new, old in zip(items, value, strict=True)) else items
    if isinstance(value, dict):
        return {rename.new if key == rename.old else key: item for key, item in value.items()} if named else value
    return _struct(value, rename) if isinstance(value, Struct) else value
