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


def _printed(value: Seen, names: Names, name: str) -> str:
    field: Field = next(field for field in fields_of(value.type) if field.name == name)
    part = value.get(name, None)
    return "" if part in (None, "", ()) else text(field, part, names)


def _span(value: Seen, names: Names) -> str:
    end = _printed(value, names, "end")
    return _printed(value, names, "start") + (f"至{end}" if end else "起")


def _cited(value: Seen, names: Names) -> str:
    basis = _printed(value, names, "basis")
    return f"（依据{basis}）" if basis else ""


def _act(value: Seen, names: Names) -> str:
    return "，".join(filter(None, (_printed(value, names, "post"), _printed(value, names, "date"))))


def _correction(value: Seen, names: Names) -> str:
    supplied = _printed(value, names, "supplied")
    return f"{_printed(value, names, 'asked')}告知" + (f"，{supplied}补齐" if supplied else "，尚未补齐")


def _suspension(value: Seen, names: Names) -> str:
    return f"{_printed(value, names, 'kind')}：{_span(value, names)}{_cited(value, names)}"


def _extension(value: Seen, names: Names) -> str:
    post = _printed(value, names, "post")
    by = f"{_printed(value, names, 'by')}，{_printed(value, names, 'date')}{post}批准"
    return f"{by}：{_printed(value, names, 'reason')}{_cited(value, names)}"


def _notice(value: Seen, names: Names) -> str:
    return f"{_printed(value, names, 'date')}　{_printed(value, names, 'how')}"


def _outcome(value: Seen, names: Names) -> str:
    procedure = _printed(value, names, "procedure")
    outcome = f"{_printed(value, names, 'date')}　{_printed(value, names, 'text')}"
    return outcome + (f"（{procedure}）" if procedure else "")


def _review(value: Seen, names: Names) -> str:
    reason = _printed(value, names, "reason")
    return f"{_printed(value, names, 'outcome')}　{_act(value, names)}" + (f"：{reason}" if reason else "")


def _receipt(value: Seen, names: Names) -> str:
    return f"{_act(value, names)}，编号{_printed(value, names, 'serial')}"


def _disclosed(value: Seen, names: Names) -> str:
    scope, carriers = _printed(value, names, "scope"), _printed(value, names, "carriers")
    return f"{_printed(value, names, 'date')}向{scope}公开：{carriers}"


def _amendment(value: Seen, names: Names) -> str:
    was = f"{_printed(value, names, 'field')}原为“{_printed(value, names, 'was')}”"
    return f"{was}；{_act(value, names)}更正：{_printed(value, names, 'reason')}"


WORDED: Final[Mapping[type[Struct], Callable[[Seen, Names], str]]] = {
    Act: _act,
    Amendment: _amendment,
    Attachment: lambda value, names: _printed(value, names, "title"),
    Correction: _correction,
    Disclosed: _disclosed,
    Extension: _extension,
    Notice: _notice,
    Outcome: _outcome,
    Receipt: _receipt,
    Review: _review,
    Suspension: _suspension,
}
