"""What a filing package prints of a unit: the catalogue and the charts that say something else than before."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import cache
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from ptr.model.documents.catalogue import Catalogue
from ptr.model.state.snapshot import Snapshot
from ptr.model.time.clock import Clock
from ptr.operations.comparing.range import Range
from ptr.operations.printing.sheets import Sheet, offered
from ptr.render.parts.facts_on_request import FactsOnRequest
from ptr.render.parts.sheet_view import SheetView
from ptr.render.views import View, view
from ptr.store.git.origins import meets
from ptr.store.open import open_registry
from ptr.store.source import Entry, Unreadable

CATALOGUE: Final = "catalogue"
CHART: Final = "flow-chart"
PAPERS: Final = ((CATALOGUE, "book"), (CHART, ""))
"""Documents that a package prints, and in which variant: what is read and kept on paper."""
FORMAT: Final = "pdf"


def changed_sheets(root: Path, snapshot: Snapshot, wanted: Range, unit: str, clock: Clock) -> list[Sheet]:
    """List the sheets of a unit that say something else than in the earlier state.

    Every chart names the edition; one that says nothing else that is new is not sent again.
    """
    differing = set(wanted.files.differing(wanted.base, wanted.head))
    earlier = cache(lambda: open_registry(_Earlier(wanted), clock).snapshot)
    choices = offered(root)
    sheets = []
    for document, preferred in PAPERS:
        variants = [variant for name, variant, format in choices if name == document and format == FORMAT]
        variant = preferred if preferred in variants else next(iter(variants), None)
        for part in _changed_parts(document, snapshot, unit, differing, earlier) if variant is not None else ():
            sheets.append(Sheet(unit=unit, document=document, variant=variant or "", format=FORMAT, part=part))
    return sheets


def _changed_parts(
    document: str, snapshot: Snapshot, unit: str, differing: Collection[str], earlier: Callable[[], Snapshot]
) -> Iterator[str]:
    shown, edition = view(document, FactsOnRequest()), Catalogue.PATH.format(unit=unit)
    for part in shown.parts(snapshot, unit):
        paths = shown.inputs(snapshot, unit, part).paths
        touched = {path for path in differing if any(meets(each, path) for each in paths)}
        if document == CATALOGUE:
            is_new = bool(touched)
        else:
            is_new = bool(touched - {edition}) and _content(shown, snapshot, unit, part) != _content(
                shown, earlier(), unit, part
            )
        if is_new:
            yield part


def _content(shown: View, snapshot: Snapshot, unit: str, part: str) -> SheetView | None:
    """Return what a sheet says but for its edition and its number; None if the state does not print it."""
    if snapshot.registry is None or unit not in snapshot.units or part not in shown.parts(snapshot, unit):
        return None
    places = shown.inputs(snapshot, unit, part).places
    if not all(map(snapshot.document, places)):
        return None
    return replace(shown.build(snapshot, unit, part), edition=None, filing=None, caveat="")


class _Earlier:
    """The earlier state of a comparison, as a registry that can be opened."""

    def __init__(self, wanted: Range) -> None:
        self._files, self._base = wanted.files, wanted.base

    @property
    def name(self) -> str:
        return self._base.name

    def entries(self) -> Iterator[Entry]:
        yield from (Entry(path, "file") for path in self._files.paths(self._base, ""))

    def read(self, path: str) -> bytes:
        [(_, raw)] = self._files.read_many(self._base, [path])
        if raw is None:
            raise Unreadable("not in this state")
        return raw
