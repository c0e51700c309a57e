"""One power as a printed entry: the cells of the board, the short facts and the rows of the book."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final

from msgspec import Struct

from ptr.model.documents._common import Status
from ptr.model.documents.power import Power
from ptr.model.state.audience import Seen
from ptr.model.words import word
from ptr.render.parts.printed_fields import PrintedFields
from ptr.render.parts.values import Item, Names, items

BOARD: Final = (
    ("legal_basis",),
    ("lead", "department"),
    ("posts",),
    ("duties",),
    ("conditions", "limits"),
    ("commitments",),
    ("discipline",),
    ("accountability",),
)
"""The columns of clause 三.2 in its order, after the code and the name; one more line is one more column."""

UNNAMED: Final = "名称不公开"
HEAD: Final = ("name", "class_", "summary")
FACTS: Final = (
    "code",
    "basic_code",
    "id",
    "body",
    "level",
    "source",
    "status",
    "effective",
    "inventory",
    "parent",
    "succeeds",
)
BOARD_FIELDS: Final = PrintedFields(
    type=Power,
    printed=("code", "name", "class_", "key_power", "status", *chain(*BOARD)),
    left_out={
        "a key for machines": ("id",),
        "the sheet on the wall has room for the columns of clause 三.2; the book and the page print these too": (
            *("basic_code", "body", "level", "source", "effective", "inventory", "parent", "succeeds", "summary"),
            *("materials", "quota", "results", "discretion", "special_procedures", "fees", "remedies", "contacts"),
            *("rules", "disclosure"),
        ),
    },
)
TABLE_FIELDS: Final = PrintedFields(
    type=Power,
    printed=tuple(dict.fromkeys((*BOARD_FIELDS.printed, *FACTS))),
    left_out={
        "too long for a cell, and no matter for sorting and filtering; the book and the page print these too": (
            *("summary", "materials", "quota", "results", "discretion", "special_procedures", "fees", "remedies"),
            *("contacts", "rules", "disclosure"),
        ),
    },
)
"""What the spreadsheet prints: the columns of the board, and the short facts to their right."""


class Row(Struct, frozen=True):
    """A labelled value."""

    label: str
    items: tuple[Item, ...]


class PowerEntry(Struct, frozen=True, kw_only=True):
    """One power; `mark` is its key area (重点部位), and a power that is only named has no cells, facts or rows."""

    anchor: str
    number: int
    code: str
    name: str
    summary: str
    mark: str
    suspended: str
    named_only: bool
    cells: tuple[tuple[Item, ...], ...]
    facts: tuple[Row, ...]
    rows: tuple[Row, ...]


def entry(seen: Seen, number: int, names: Names) -> PowerEntry:
    """Set one filtered power; `number` is its place in its class."""
    key, area = seen.get("id"), seen.get("key_power", None)
    status = seen.get("status", None)
    body = [field.name for field, _ in seen.parts if field.name not in HEAD + FACTS]
    return PowerEntry(
        anchor=key or f"{seen.get('class_') or 'other'}-{number}",
        number=number,
        code=seen.get("code"),
        name=seen.get("name") or UNNAMED,
        summary=seen.get("summary"),
        mark=word(area.get("area")) if area else "",
        suspended=word(status) if status is Status.SUSPENDED else "",
        named_only=seen.named_only,
        cells=() if seen.named_only else tuple(_cell(seen, column, names) for column in BOARD),
        facts=() if seen.named_only else tuple(rows(seen, FACTS, names)),
        rows=() if seen.named_only else tuple(rows(seen, body, names)),
    )


def rows(seen: Seen, wanted: Sequence[str], names: Names) -> Iterable[Row]:
    """Yield the labelled values of the wanted attributes that are not empty, in the order wanted."""
    parts = {field.name: (field, value) for field, value in seen.parts}
    for name in wanted:
        if name not in parts:
            continue
        field, value = parts[name]
        set_ = items(field, value, names)
        if set_ and field.label:
            yield Row(label=field.label.zh, items=set_)


def _cell(seen: Seen, column: Sequence[str], names: Names) -> tuple[Item, ...]:
    several = len(column) > 1
    return tuple(
        Item(text=item.text, term=item.term or (row.label if several and len(row.items) == 1 else ""), note=item.note)
        for row in rows(seen, column, names)
        for item in row.items
    )
