"""The public commitments (公开承诺书) of one unit: limits, service, discipline, accountability, contacts (三.6(1))."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from ptr.model.documents.filing import FilingSubject
from ptr.model.documents.power import Accountability, Limits, Power
from ptr.model.documents.unit import Unit
from ptr.model.fields.field import PUBLIC
from ptr.model.fields.fields import title_of
from ptr.model.law.numerals import to_chinese
from ptr.model.state.audience import Seen
from ptr.model.state.snapshot import Snapshot
from ptr.render.parts.edition import caveat_of, edition_row
from ptr.render.parts.entry import UNNAMED, Row, rows
from ptr.render.parts.gathering import Gathered, as_json, contacts_of, gather, power_inputs, shown_data
from ptr.render.parts.inputs import Inputs
from ptr.render.parts.printed_fields import PrintedFields
from ptr.render.parts.sheet_view import SheetView
from ptr.render.parts.values import Item
from ptr.render.views import PrintedDocument
from ptr.render.views.service_guide import Span, spans

TITLE: Final = "公开承诺书"
PROMISED: Final = ("commitments", "discipline", "accountability")
PRINTED: Final = ("id", "code", "name", "limits", *PROMISED)
COMMITMENT_FIELDS: Final = PrintedFields(
    type=Power,
    printed=PRINTED,
    left_out={
        "the letter holds what the unit promises and answers for; the catalogue prints these": (
            *("basic_code", "class_", "parent", "succeeds", "body", "status", "effective", "inventory", "source"),
            *("level", "summary", "legal_basis", "lead", "department", "posts", "duties", "conditions", "materials"),
            *("quota", "results", "discretion", "special_procedures", "fees", "remedies", "rules", "key_power"),
            "disclosure",
        ),
        "the lines to call are those of the unit, once for all its powers": ("contacts",),
    },
)
DOCUMENT: Final = PrintedDocument(audiences=(PUBLIC,), subject=FilingSubject.CATALOGUE, fields=(COMMITMENT_FIELDS,))


class Promise(Struct, frozen=True):
    """One power with its limits side by side."""

    number: str
    name: str
    spans: tuple[Span, ...]


class Pledge(Struct, frozen=True):
    """What the people of one power promise, or are accountable for."""

    name: str
    items: tuple[Item, ...]


class PledgeChapter(Struct, frozen=True, kw_only=True):
    """One kind of promise, power by power."""

    ordinal: str
    label: str
    pledges: tuple[Pledge, ...]


class CommitmentsView(SheetView, frozen=True, kw_only=True):
    """All that the letter says."""

    labels: dict[str, str]
    promises: tuple[Promise, ...]
    chapters: tuple[PledgeChapter, ...]
    lines: tuple[Item, ...]
    signer: Row


def parts(snapshot: Snapshot, unit: str, powers: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the single letter of a unit, for all its powers."""
    return () if powers else ("",)


def build(snapshot: Snapshot, unit: str, part: str = "") -> CommitmentsView:
    """Gather the unit's documents and make the view."""
    return view_of(gather(snapshot, unit))


def inputs(snapshot: Snapshot, unit: str, part: str = "") -> Inputs:
    """Return what the view is made of: registry, unit, edition, its powers, the laws that they cite."""
    return power_inputs(snapshot, unit)


def view_of(gathered: Gathered, *, filing: str = "") -> CommitmentsView:
    """Return the letter of the gathered unit; a power disclosed on request is not in it."""
    shown = [seen for seen in gathered.seen if not seen.named_only]
    signer = next(iter(rows(gathered.unit, ("first_responsible",), gathered.names)), None)
    return CommitmentsView(
        title=TITLE,
        unit=gathered.name,
        edition=edition_row(gathered.catalogue),
        filing=filing,
        caveat=caveat_of(gathered.catalogue, gathered.all, gathered.alike),
        labels={
            "name": title_of(Power, "name"),
            "limits": title_of(Power, "limits"),
            **{name: title_of(Limits, name) for name in ("statutory", "promised")},
            **{name: title_of(Accountability, name) for name in ("case", "measure", "who")},
        },
        promises=tuple(_promises(gathered, shown)),
        chapters=tuple(_chapters(gathered, shown)),
        lines=tuple(contacts_of(gathered.unit, None, gathered.names).values()),
        signer=signer or Row(label=title_of(Unit, "first_responsible"), items=()),
        data=as_json({"unit": gathered.name, "powers": [shown_data(seen, PRINTED) for seen in shown]}),
    )


def _promises(gathered: Gathered, shown: Sequence[Seen]) -> Iterator[Promise]:
    limited = [(seen.get("name") or UNNAMED, spans(gathered, seen)) for seen in shown]
    for number, (name, limits) in enumerate(((name, limits) for name, limits in limited if limits), 1):
        yield Promise(str(number), name, limits)


def _chapters(gathered: Gathered, shown: Sequence[Seen]) -> Iterator[PledgeChapter]:
    """Yield the chapters after the one on limits, numbered on from it."""
    place = 1
    for key in PROMISED:
        named = ((seen.get("name") or UNNAMED, row) for seen in shown for row in rows(seen, (key,), gathered.names))
        pledges = tuple(Pledge(name, row.items) for name, row in named)
        if pledges:
            place += 1
            yield PledgeChapter(ordinal=to_chinese(place), label=title_of(Power, key), pledges=pledges)
