"""How the parts of a record read in print: who, when, what, in one line each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from msgspec import Struct

from ptr.model.documents._acts import Act, Attachment
from ptr.model.documents.record import (
    Amendment,
    Correction,
    Disclosed,
    Extension,
    Notice,
    Outcome,
    Receipt,
    Record,
    Review,
    Suspension,
)
from ptr.model.fields.fields import Field, fields_of
from ptr.model.state.audience import Seen
from ptr.render.parts.values import Item, Names, items, text

FIELDS: Final = {field.name: field for field in fields_of(Record)}


def set_part(record: Seen, name: str, names: Names) -> tuple[Item, ...]:
    """Set one field of a filtered record; nothing for an empty one."""
    value = record.get(name, None)
    if isinstance(value, Seen) and value.type in WORDED:
        return (Item(WORDED[value.type](value, names)),)
    if isinstance(value, tuple) and value and isinstance(value[0], Seen) and value[0].type in WORDED:
        return tuple(Item(WORDED[part.type](part, names)) for part in value)
    return items(FIELDS[name], value, names)


def _said(value: Seen, names: Names, name: str) -> str:
    field: Field = next(field for field in fields_of(value.type) if field.name == name)
    part = value.get(name, None)
    return "" if part in (None, "", ()) else text(field, part, names)


def _span(value: Seen, names: Names) -> str:
    end = _said(value, names, "end")
    return _said(value, names, "start") + (f"至{end}" if end else "起")


def _cited(value: Seen, names: Names) -> str:
    basis = _said(value, names, "basis")
    return f"（依据{basis}）" if basis else ""


def _act(value: Seen, names: Names) -> str:
    return "，".join(filter(None, (_said(value, names, "post"), _said(value, names, "date"))))


def _correction(value: Seen, names: Names) -> str:
    supplied = _said(value, names, "supplied")
    return f"{_said(value, names, 'asked')}告知" + (f"，{supplied}补齐" if supplied else "，尚未补齐")


def _suspension(value: Seen, names: Names) -> str:
    return f"{_said(value, names, 'kind')}：{_span(value, names)}{_cited(value, names)}"


def _extension(value: Seen, names: Names) -> str:
    post = _said(value, names, "post")
    by = f"{_said(value, names, 'by')}，{_said(value, names, 'date')}{post}批准"
    return f"{by}：{_said(value, names, 'reason')}{_cited(value, names)}"


def _notice(value: Seen, names: Names) -> str:
    return f"{_said(value, names, 'date')}　{_said(value, names, 'how')}"


def _outcome(value: Seen, names: Names) -> str:
    procedure = _said(value, names, "procedure")
    return f"{_said(value, names, 'date')}　{_said(value, names, 'text')}" + (f"（{procedure}）" if procedure else "")


def _review(value: Seen, names: Names) -> str:
    reason = _said(value, names, "reason")
    return f"{_said(value, names, 'outcome')}　{_act(value, names)}" + (f"：{reason}" if reason else "")


def _receipt(value: Seen, names: Names) -> str:
    return f"{_act(value, names)}，编号{_said(value, names, 'serial')}"


def _disclosed(value: Seen, names: Names) -> str:
    scope, carriers = _said(value, names, "scope"), _said(value, names, "carriers")
    return f"{_said(value, names, 'date')}向{scope}公开：{carriers}"


def _amendment(value: Seen, names: Names) -> str:
    was = f"{_said(value, names, 'field')}原为“{_said(value, names, 'was')}”"
    return f"{was}；{_act(value, names)}更正：{_said(value, names, 'reason')}"


WORDED: Final[Mapping[type[Struct], Callable[[Seen, Names], str]]] = {
    Act: _act,
    Amendment: _amendment,
    Attachment: lambda value, names: _said(value, names, "title"),
    Correction: _correction,
    Disclosed: _disclosed,
    Extension: _extension,
    Notice: _notice,
    Outcome: _outcome,
    Receipt: _receipt,
    Review: _review,
    Suspension: _suspension,
}
