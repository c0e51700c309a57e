"""The documents that can be printed: one view a file; the folder is the list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, Protocol, cast

from msgspec import Struct

from ptr import folders
from ptr.model.documents.filing import Subject
from ptr.model.fields.field import LEADERSHIP, Audience
from ptr.model.fields.types import Place
from ptr.model.state.snapshot import Snapshot
from ptr.render.parts.facts_on_request import Desk


class Inputs(Struct, frozen=True):
    """What a document is made of.

    `places` are the documents that must be readable; `paths` the files and folders whose history is the document's:
    folders where documents may come and go, files also where there is none any more. What is `watched` has to be
    committed, but its history is not the document's.
    """

    places: tuple[Place, ...]
    paths: tuple[str, ...]
    watched: tuple[str, ...] = ()


class View(Protocol):
    """What one document says of a unit, and which files it is made of.

    A module of this folder is one itself, and names its reader as `AUDIENCE`. One that tells its readers different
    things, or tells what the documents do not, names all of them as `AUDIENCES`, and gives a view by its function
    `at(desk)`. One that is about the whole registry where no unit is named says `WHOLE`; its unit is then "".
    A view with `filing` names in `SUBJECT` what its unit files it under; who prints it fills in the filing number.
    """

    def parts(self, snapshot: Snapshot, unit: str, powers: Sequence[str] = ()) -> tuple[str, ...]:
        """List the sheets of a unit's document by key; one without key where there is but one.

        With some powers chosen, only the sheets that are about one of them.
        """

    def build(self, snapshot: Snapshot, unit: str, part: str = "") -> Struct:
        """Make the ready-to-print values of a sheet of a unit's document."""

    def inputs(self, snapshot: Snapshot, unit: str, part: str = "") -> Inputs:
        """Tell what it is made of, in paths of the registry."""


@cache
def views() -> dict[str, Any]:
    """Give every module by the name of its document, `service_guide.py` as `service-guide`."""
    return {name.replace("_", "-"): folders.load(__name__, name) for name in folders.names(__name__)}


def view(document: str, desk: Desk) -> View:
    """Give the view of a document as the desk's reader has it."""
    module = views()[document]
    return cast(View, module.at(desk) if hasattr(module, "at") else module)


def subject_of(document: str) -> Subject | None:
    """Tell under which subject a document is filed; None for one that is not."""
    return getattr(views()[document], "SUBJECT", None)


def audiences_of(document: str) -> tuple[Audience, ...]:
    """Tell whom a document is printed for; a view that does not say so prints for the fewest."""
    module = views()[document]
    said = getattr(module, "AUDIENCES", (getattr(module, "AUDIENCE", LEADERSHIP),))
    return tuple(each if isinstance(each, Audience) else LEADERSHIP for each in said)


def of_registry(document: str) -> bool:
    """Tell whether a document is about the whole registry where no unit is named."""
    return bool(getattr(views()[document], "WHOLE", False))
