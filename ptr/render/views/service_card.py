"""The service card (办事明白卡) of one power that citizens apply for: the shortest useful form (clause 三.6(1))."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from ptr.model.documents.filing import FilingSubject
from ptr.model.documents.power import Power
from ptr.model.documents.registry import LegalKind
from ptr.model.fields.field import PUBLIC
from ptr.model.state.audience import Seen
from ptr.model.state.snapshot import Snapshot
from ptr.model.words import word
from ptr.render.parts.edition import caveat_of_one, edition_row
from ptr.render.parts.entry import UNNAMED, Row, rows
from ptr.render.parts.gathering import Gathered, as_json, contacts_of, gather, in_public, power_inputs, shown_data
from ptr.render.parts.inputs import Inputs
from ptr.render.parts.printed_fields import PrintedFields
from ptr.render.parts.sheet_view import SheetView
from ptr.render.parts.values import Item
from ptr.render.views import PrintedDocument
from ptr.render.views.service_guide import WHERE, Span, spans

TITLE: Final = "办事明白卡"
APPLIED_FOR: Final = (
    LegalKind.LICENCE,
    LegalKind.PAYMENT,
    LegalKind.CONFIRMATION,
    LegalKind.REWARD,
    LegalKind.ADJUDICATION,
    LegalKind.SERVICE,
    LegalKind.APPROVAL,
)
"""The kinds of power that people apply for; of other kinds, those for which they hand in documents (备案)."""

IMPOSED: Final = (
    LegalKind.PENALTY,
    LegalKind.COERCION,
    LegalKind.LEVY,
    LegalKind.INSPECTION,
    LegalKind.DECISION,
    LegalKind.MANAGEMENT,
)
ESSENTIAL: Final = ("materials", "fees")
PLACES: Final = ("window", "address", "hours", "online")
LINES: Final = ("consultation", "complaint")
PRINTED: Final = ("id", "code", "name", "summary", "conditions", "materials", "limits", "fees", "results", "contacts")
CARD_FIELDS: Final = PrintedFields(
    type=Power,
    printed=(*PRINTED, "status", "class_"),
    left_out={
        "the card is the shortest useful form; the guide prints these": (
            *("body", "level", "department", "lead", "legal_basis", "quota", "duties", "special_procedures"),
            *("commitments", "remedies"),
        ),
        "not needed by an applicant; the catalogue prints these": (
            *("basic_code", "parent", "succeeds", "effective", "inventory", "source", "key_power", "disclosure"),
            *("posts", "discretion", "discipline", "accountability", "rules"),
        ),
    },
)
DOCUMENT: Final = PrintedDocument(audiences=(PUBLIC,), subject=FilingSubject.CATALOGUE, fields=(CARD_FIELDS,))


class Answer(Struct, frozen=True):
    """One question asked at the window, and the answer; what is not essential is the first to be shortened."""

    label: str
    essential: bool
    items: tuple[Item, ...]


class CardView(SheetView, frozen=True, kw_only=True):
    """All that a card says; `answers` stand in the order in which they are asked."""

    name: str
    code: Row
    suspended: str
    summary: str
    limits: tuple[Span, ...]
    answers: tuple[Answer, ...]
    lines: tuple[Item, ...]


def parts(snapshot: Snapshot, unit: str, powers: Sequence[str] = ()) -> tuple[str, ...]:
    """List the powers in force that the public may see and citizens apply for."""
    keys = in_public(snapshot, unit, powers)
    places = (snapshot.place(Power.PATH.format(unit=unit, key=key)) for key in keys)
    powers_there = [(place.key, snapshot.document(place)) for place in places if place]
    return tuple(key for key, power in powers_there if not isinstance(power, Power) or _applied_for(power, snapshot))


def build(snapshot: Snapshot, unit: str, part: str = "") -> CardView:
    """Gather the power's documents and make the view."""
    return view_of(gather(snapshot, unit, (part,)))


def inputs(snapshot: Snapshot, unit: str, part: str = "") -> Inputs:
    """Return what the view is made of: registry, unit, edition, the power, the laws that it cites."""
    return power_inputs(snapshot, unit, (part,))


def view_of(gathered: Gathered, *, filing: str = "") -> CardView:
    """Return the card of the one power gathered."""
    (power,), (seen,) = gathered.powers, gathered.seen
    contacts = contacts_of(gathered.unit, seen, gathered.names)
    status = seen.get("status", None)
    return CardView(
        title=f"{seen.get('name') or UNNAMED}{TITLE}",
        unit=gathered.name,
        name=seen.get("name") or UNNAMED,
        code=next(iter(rows(seen, ("code",), gathered.names)), Row(label="", items=())),
        edition=edition_row(gathered.catalogue),
        filing=filing,
        caveat=caveat_of_one(gathered.catalogue, power, gathered.alike),
        suspended=word(status) if status == "suspended" else "",
        summary=seen.get("summary"),
        limits=spans(gathered, seen),
        answers=tuple(_answers(gathered, seen)),
        lines=tuple(contacts[key] for key in LINES if key in contacts),
        data=as_json({"unit": gathered.name, "power": shown_data(seen, PRINTED)}),
    )


def _applied_for(power: Power, snapshot: Snapshot) -> bool:
    kind = snapshot.classes.get(power.class_)
    if kind is None or kind.legal_kind in IMPOSED:
        return False
    return kind.legal_kind in APPLIED_FOR or bool(power.materials and isinstance(power.materials, tuple))


def _answers(gathered: Gathered, seen: Seen) -> Iterator[Answer]:
    for key in (*ESSENTIAL, "conditions", "results"):
        if key == "fees":
            contacts = contacts_of(gathered.unit, seen, gathered.names)
            if places := tuple(contacts[name] for name in PLACES if name in contacts):
                yield Answer(WHERE, True, places)
        for row in rows(seen, (key,), gathered.names):
            yield Answer(row.label, key in ESSENTIAL, tuple(map(_short, row.items)))


def _short(item: Item) -> Item:
    """Leave out the basis of a fee or a limit: the guide has it."""
    return Item(text=item.text, term=item.term)
