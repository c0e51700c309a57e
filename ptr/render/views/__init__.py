"""The documents that can be printed: one view per file; the folder is the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Protocol, cast

from msgspec import Struct

from ptr import folders
from ptr.model.documents.filing import FilingSubject
from ptr.model.fields.field import LEADERSHIP, Audience
from ptr.model.state.snapshot import Snapshot
from ptr.render.parts.facts_on_request import FactsOnRequest
from ptr.render.parts.inputs import Inputs
from ptr.render.parts.printed_fields import PrintedFields
from ptr.render.parts.sheet_view import SheetView


class View(Protocol):
    """What one document says of a unit, and which files it is made of.

    A module of this folder declares its `DOCUMENT`. It is a view itself, unless it prints different content for
    different readers, or facts that no document holds: then its declaration makes a view for each request.
    """

    def parts(self, snapshot: Snapshot, unit: str, powers: Sequence[str] = ()) -> tuple[str, ...]:
        """List the sheets of a unit's document by key; a single sheet has the key "".

        With some powers chosen, list only the sheets about one of them.
        """

    def build(self, snapshot: Snapshot, unit: str, part: str = "") -> SheetView:
        """Return the ready-to-print values of a sheet of a unit's document."""

    def inputs(self, snapshot: Snapshot, unit: str, part: str = "") -> Inputs:
        """Return what it is made of, as paths of the registry."""


class PrintedDocument(Struct, frozen=True, kw_only=True):
    """What a document is, apart from what it says.

    `audiences` are the readers that it is printed for, by default the narrowest audience. `subject` is what its unit
    files it under; whoever prints it fills in the filing number. A `whole` document is about the whole registry if no
    unit is named; its unit is then "". `requested` makes the view for one reader, with facts that no document holds.
    `fields` say, for each type that the document lists field by field, which fields it prints.
    """

    audiences: tuple[Audience, ...] = (LEADERSHIP,)
    subject: FilingSubject | None = None
    whole: bool = False
    requested: Callable[[FactsOnRequest], View] | None = None
    fields: tuple[PrintedFields, ...] = ()


@cache
def views() -> dict[str, Any]:
    """Return every module by the name of its document, `service_guide.py` as `service-guide`."""
    return {name.replace("_", "-"): folders.load(__name__, name) for name in folders.names(__name__)}


def declared(document: str) -> PrintedDocument:
    """Return what a document declares; one that declares nothing is printed for the narrowest audience."""
    declaration = vars(views()[document]).get("DOCUMENT")
    return declaration if isinstance(declaration, PrintedDocument) else PrintedDocument()


def view(document: str, facts: FactsOnRequest) -> View:
    """Return the view of a document for the reader who asks."""
    requested = declared(document).requested
    return requested(facts) if requested else cast(View, views()[document])
