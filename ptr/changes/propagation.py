"""Which documents print what changed elsewhere: the name of a class, carrier, office, own column, department or post.

A name stands once, in the registry or its unit, and is printed wherever its key is named. Only a change of such a name
asks for these documents.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from msgspec import Struct

from ptr.changes.comparison import Comparison
from ptr.changes.edits import Edit
from ptr.changes.effects import on_sheets
from ptr.changes.pairs import Pair, subject_of
from ptr.model.documents.filing import Filing
from ptr.model.documents.flow import Flow
from ptr.model.documents.power import Power
from ptr.model.documents.unit import Unit
from ptr.model.documents.withheld import Withheld
from ptr.model.duties.field_duty import SITE, field_duty
from ptr.model.duties.naming import defining_key, named_thing
from ptr.model.fields.document import Document
from ptr.model.fields.field import PUBLIC
from ptr.model.fields.pointer import Pointer
from ptr.model.fields.types import Place
from ptr.model.results.change import Subject
from ptr.model.state.audience import shows
from ptr.model.state.compared_state import ComparedState

Referring: TypeAlias = tuple[Place, Document, list[Pointer]]
SHEETED: Final = (Power.TYPE, Withheld.TYPE, Flow.TYPE)
PRINTING: Final = (*SHEETED, Unit.TYPE)
FILING_TO: Final = "office"
"""The kind of thing that no document of a unit prints, but its filings name."""


class Propagation(Struct, frozen=True):
    """The documents that print a name, and those of them that are posted again because the public sees it there."""

    touches: tuple[Subject, ...] = ()
    posts: tuple[Subject, ...] = ()


def propagation(edit: Edit, pair: Pair, all: Comparison) -> Propagation:
    """Return what prints the name that an edit changes; nothing where it changes no name."""
    if (pair.place.type, edit.names) == SITE:
        units = tuple(_unit(folder, all.after) for folder in all.after.units())
        return Propagation(units, units)
    thing = named_thing(pair.place.type, edit.names) if edit.before and edit.after and not edit.order else ""
    if not thing or pair.after is None or edit.now is None:
        return Propagation()
    key = defining_key(pair.after, edit.now, pair.place.type) or pair.place.key
    own, types = pair.place.unit, (Filing.TYPE,) if thing == FILING_TO else PRINTING
    printing = [each for each in all.after.referring(thing, key, own) if each[0].type in types]
    shown = [each for each in printing if _public(*each)]
    return Propagation(_subjects(printing, own, all.after), _subjects(shown, own, all.after))


def _subjects(printing: list[Referring], own: str, after: ComparedState) -> tuple[Subject, ...]:
    """Return the units whose sheets print a name, but for one whose own it is, then the powers and charts."""
    folders = dict.fromkeys(place.unit for place, _, _ in printing if not own)
    units = tuple(_unit(folder, after) for folder in folders)
    return (*units, *(subject_of(place, each) for place, each, _ in printing if place.type in SHEETED))


def _public(place: Place, document: Document, named: Sequence[Pointer]) -> bool:
    """Return whether the public sees one of the places where a document refers to something."""
    return on_sheets(place, document) and any(
        duty.posted and shows(document, PUBLIC, str(pointer[0]))
        for pointer in named
        if (duty := field_duty(place.type, tuple(_fields(pointer, place.type))))
    )


def _fields(pointer: Pointer, type: str) -> Iterator[str]:
    """Yield the keys of fields on the way to a value, without positions and the keys of mappings."""
    names: tuple[str, ...] = ()
    for part in pointer:
        if isinstance(part, str) and field_duty(type, (*names, part)):
            names = (*names, part)
            yield part


def _unit(folder: str, after: ComparedState) -> Subject:
    unit = after.unit(folder)
    return Subject(type=Unit.TYPE, key=folder, unit=folder, name=unit.name if unit else "")
