"""The documents that can be printed: one view a file; the folder is the list."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Sequence
from typing import Protocol, cast

from msgspec import Struct

from ptr.model.documents.filing import Subject
from ptr.model.field import LEADERSHIP, Audience
from ptr.model.snapshot import Snapshot
from ptr.model.types import Place


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
    """A module of this folder: what one document says to whom, and which files it is made of.

    A view with `filing` names in `SUBJECT` what its unit files it under; who prints it fills in the filing number.
    """

    AUDIENCE: Audience

    def parts(self, snapshot: Snapshot, unit: str, powers: Sequence[str] = ()) -> tuple[str, ...]:
        """List the sheets of a unit's document by key; one without key where there is but one.

        With some powers chosen, only the sheets that are about one of them.
        """

    def build(self, snapshot: Snapshot, unit: str, part: str = "") -> Struct:
        """Make the ready-to-print values of a sheet of a unit's document."""

    def inputs(self, snapshot: Snapshot, unit: str, part: str = "") -> Inputs:
        """Tell what it is made of, in paths of the registry."""


def views() -> dict[str, View]:
    """Give every view by the name of its document, `service_guide.py` as `service-guide`."""
    names = [module.name for module in pkgutil.iter_modules(__path__)]
    return {name.replace("_", "-"): cast(View, importlib.import_module(f"{__name__}.{name}")) for name in names}


def subject_of(document: str) -> Subject | None:
    """Tell under which subject a document is filed; None for one that is not."""
    return getattr(views()[document], "SUBJECT", None)


def audience_of(document: str) -> Audience:
    """Tell whom a document is printed for; a view that does not say so prints for the fewest."""
    found = getattr(views()[document], "AUDIENCE", LEADERSHIP)
    return found if isinstance(found, Audience) else LEADERSHIP
