"""The service guide (办事指南) of one power: how to get it done, from basis to complaint line (clause 三.6(1))."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from ptr.model.documents._common import Status
from ptr.model.documents.filing import FilingSubject
from ptr.model.documents.power import Limits, Material, Power
from ptr.model.fields.field import PUBLIC
from ptr.model.fields.fields import fields_of, title_of
from ptr.model.law.numerals import to_chinese
from ptr.model.state.audience import Seen
from ptr.model.state.snapshot import Snapshot
from ptr.model.words import word
from ptr.render.parts.edition import caveat_of_one, edition_row
from ptr.render.parts.entry import UNNAMED, Row, rows
from ptr.render.parts.gathering import (
    COMPLAINT,
    Gathered,
    as_json,
    contacts_of,
    gather,
    in_public,
    power_inputs,
    shown_data,
)
from ptr.render.parts.inputs import Inputs
from ptr.render.parts.printed_fields import PrintedFields
from ptr.render.parts.sheet_view import SheetView
from ptr.render.parts.values import Item, form, items, length, since
from ptr.render.views import PrintedDocument

TITLE: Final = "办事指南"
FACTS: Final = ("code", "class_", "body", "level", "department", "lead")
BEFORE: Final = ("legal_basis", "conditions", "quota", "materials")
AFTER: Final = ("limits", "fees", "results", "duties", "special_procedures", "commitments", "remedies")
WHERE: Final = "办理地点和时间"
CALL: Final = "监督投诉"
PRINTED: Final = ("id", "name", "summary", "contacts", *FACTS, *BEFORE, *AFTER)
GUIDE_FIELDS: Final = PrintedFields(
    type=Power,
    printed=(*PRINTED, "status"),
    left_out={
        "of the power itself, not of how to get it done; the catalogue prints these": (
            *("basic_code", "parent", "succeeds", "effective", "inventory", "source", "key_power", "disclosure"),
        ),
        "of how the unit works and answers for it; the catalogue prints these": (
            *("posts", "discretion", "discipline", "accountability", "rules"),
        ),
    },
)
DOCUMENT: Final = PrintedDocument(audiences=(PUBLIC,), subject=FilingSubject.CATALOGUE, fields=(GUIDE_FIELDS,))


class GuideSection(Struct, frozen=True, kw_only=True):
    """A numbered section; `key` is its attribute, by which a template may set it differently."""

    key: str
    ordinal: str
    label: str
    items: tuple[Item, ...]


class Sheaf(Struct, frozen=True):
    """One document to bring: how many, original or copy, and any requirements."""

    name: str
    form: str
    copies: str
    note: str


class Span(Struct, frozen=True):
    """A time limit to be read at a glance; without a length its `note` says why there is none."""

    label: str
    length: str
    since: str
    note: str


class GuideView(SheetView, frozen=True, kw_only=True):
    """All that a guide says; a part that the power says nothing about is left out."""

    name: str
    suspended: str
    summary: str
    labels: dict[str, str]
    facts: tuple[Row, ...]
    sections: tuple[GuideSection, ...]
    materials: tuple[Sheaf, ...]
    limits: tuple[Span, ...]


def parts(snapshot: Snapshot, unit: str, powers: Sequence[str] = ()) -> tuple[str, ...]:
    """List the powers in force that the public may see."""
    return in_public(snapshot, unit, powers)


def build(snapshot: Snapshot, unit: str, part: str = "") -> GuideView:
    """Gather the power's documents and make the view."""
    return view_of(gather(snapshot, unit, (part,)))


def inputs(snapshot: Snapshot, unit: str, part: str = "") -> Inputs:
    """Return what the view is made of: registry, unit, edition, the power, the laws that it cites."""
    return power_inputs(snapshot, unit, (part,))


def view_of(gathered: Gathered, *, filing: str = "") -> GuideView:
    """Return the guide of the one power gathered."""
    (power,), (seen,) = gathered.powers, gathered.seen
    name = seen.get("name") or UNNAMED
    return GuideView(
        title=f"{name}{TITLE}",
        unit=gathered.name,
        name=name,
        edition=edition_row(gathered.catalogue),
        filing=filing,
        caveat=caveat_of_one(gathered.catalogue, power, gathered.alike),
        suspended=word(Status.SUSPENDED) if seen.get("status", None) is Status.SUSPENDED else "",
        summary=seen.get("summary"),
        labels={name: title_of(Material, name) for name in ("name", "original", "copies", "note")},
        facts=tuple(rows(seen, FACTS, gathered.names)),
        sections=_sections(gathered, seen),
        materials=sheaves(seen),
        limits=spans(gathered, seen),
        data=as_json({"unit": gathered.name, "power": shown_data(seen, PRINTED)}),
    )


def sheaves(seen: Seen) -> tuple[Sheaf, ...]:
    """List what to bring; nothing where the power says that nothing is needed."""
    listed = seen.get("materials", ())
    if isinstance(listed, Seen):
        return ()
    return tuple(Sheaf(it.get("name"), form(it), str(it.get("copies", 1)), it.get("note")) for it in listed)


def spans(gathered: Gathered, seen: Seen) -> tuple[Span, ...]:
    """List the statutory and the promised limit, as far as they are set."""
    limits = seen.get("limits", None)
    if limits is None:
        return ()
    listed = []
    for field in fields_of(Limits):
        limit = limits.get(field.name, None)
        if limit and field.label and (printed := items(field, limit, gathered.names)):
            span = length(limit)
            note = printed[0].note.removeprefix("（").removesuffix("）") if span else limit.get("none")
            listed.append(Span(field.label.zh, span, since(limit), note))
    return tuple(span for span in listed if span.length or span.note)


def _sections(gathered: Gathered, seen: Seen) -> tuple[GuideSection, ...]:
    listed = list(_rows(gathered, seen))
    return tuple(
        GuideSection(key=key, ordinal=to_chinese(place), label=row.label, items=row.items)
        for place, (key, row) in enumerate(listed, 1)
    )


def _rows(gathered: Gathered, seen: Seen) -> Iterator[tuple[str, Row]]:
    contacts = contacts_of(gathered.unit, seen, gathered.names)
    called = contacts.pop(COMPLAINT, None)
    for key in (*BEFORE, "", *AFTER):
        if key:
            yield from ((key, row) for row in rows(seen, (key,), gathered.names))
        elif contacts:
            yield "contacts", Row(label=WHERE, items=tuple(contacts.values()))
    if called:
        yield COMPLAINT, Row(label=CALL, items=(called,))
