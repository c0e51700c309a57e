"""The sheets of a state of the registry with the codes that they carry."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct

from ptr.model.documents.decision import Decision
from ptr.model.documents.filing import Filing
from ptr.model.fields.errors import PtrError
from ptr.model.fields.field import Audience
from ptr.model.fields.types import place_of
from ptr.model.results.progress import SILENT, Progress
from ptr.model.results.verification import Printed
from ptr.model.state.snapshot import Snapshot
from ptr.model.time.clock import DAY
from ptr.operations.history.in_force import Reading
from ptr.operations.printing.render import Printing
from ptr.operations.printing.sheets import TEMPLATES, Sheet, offered
from ptr.render.formats import formats
from ptr.render.parts.facts_on_request import FactsOnRequest
from ptr.render.parts.inputs import Inputs
from ptr.render.parts.sheet_view import SheetView
from ptr.render.views import declared, view
from ptr.store.git.origins import meets


class Hit(Struct, frozen=True):
    """A sheet with the code searched for, and the state that printed it."""

    state: Reading
    printing: Printing
    sheet: Sheet
    printed: Printed
    inputs: Inputs


class CodedSheet(Struct, frozen=True):
    """A sheet with its code, "" for a draft; `end` is the first day on which it says something else, None for never."""

    code: str
    sheet: Sheet
    shown: SheetView
    inputs: Inputs
    end: datetime.date | None


class _Group(Struct, frozen=True):
    """The sheets of a unit's document for one audience, in every variant and format that has a template."""

    document: str
    unit: str
    audience: Audience
    choices: Sequence[tuple[str, str]]


def hits(printing: Printing, state: Reading, code: str, changed: Collection[str] | None = None) -> Iterator[Hit]:
    """Yield the sheets of a state with a code."""
    for each in coded_sheets(printing, state, changed):
        if each.code == code:
            yield hit(printing, state, each)


def hit(printing: Printing, state: Reading, coded: CodedSheet) -> Hit:
    """Return a sheet as what was searched for."""
    return Hit(state, printing, coded.sheet, printed(coded.sheet, coded.shown), coded.inputs)


def coded_sheets(
    printing: Printing, state: Reading, changed: Collection[str] | None = None, progress: Progress = SILENT
) -> Iterator[CodedSheet]:
    """Yield the sheets of a state, for all audiences; with `changed`, only those that these files affect.

    What says which day it is was printed on that day and not as of today, so it is searched only in today's state; so
    is a report on the whole registry, which needs more than an earlier state holds.
    """
    if printing.snapshot.registry is None:
        return
    groups = list(_groups(printing.snapshot, state, changed))
    for count, group in enumerate(groups, 1):
        progress.advanced(count, len(groups), " ".join(filter(None, (group.unit, group.document))))
        for each in _coded(printing, group, changed):
            if each.end is not None and state.revision:
                break
            yield each


def _groups(snapshot: Snapshot, state: Reading, changed: Collection[str] | None) -> Iterator[_Group]:
    """Yield what is to be built, unit by unit, so that what the sheets of a unit share is at hand."""
    choices: dict[str, list[tuple[str, str]]] = {}
    for document, variant, format in offered(state.root, state.source):
        choices.setdefault(document, []).append((variant, format))
    units = _units(snapshot, changed)
    quick = [document for document in choices if declared(document).requested is None]
    slow = [document for document in choices if document not in quick]
    for documents in (quick, slow):
        for unit in ("", *units):
            for document in documents:
                about = declared(document)
                if (about.whole and state.revision) or not (unit or about.whole):
                    continue
                for audience in about.audiences:
                    yield _Group(document, unit, audience, choices[document])


def _coded(printing: Printing, group: _Group, changed: Collection[str] | None) -> Iterator[CodedSheet]:
    snapshot = printing.snapshot
    with snapshot.today.watched() as horizon:
        if declared(group.document).whole:  # what it says, it takes from the history too
            horizon.limit(snapshot.today.date + DAY)
        for part in view(group.document, FactsOnRequest(audience=group.audience)).parts(snapshot, group.unit):
            sheets = [
                Sheet(
                    unit=group.unit,
                    document=group.document,
                    variant=variant,
                    format=format,
                    part=part,
                    audience=group.audience,
                )
                for variant, format in group.choices
            ]
            inputs = printing.inputs(sheets[0])
            if changed is not None and not touches((*inputs.paths, TEMPLATES), changed):
                continue
            try:
                shown = printing.view(sheets[0])
            except PtrError:  # a document could not be read, so nothing was printed
                continue
            for sheet in sheets:
                yield CodedSheet(printing.code(sheet, shown), sheet, shown, inputs, horizon.end)


def printed(sheet: Sheet, shown: SheetView) -> Printed:
    """Return a sheet as readers know it."""
    name = f"{sheet.document}{'-' if sheet.variant else ''}{sheet.variant}{formats()[sheet.format].SUFFIX}"
    return Printed(unit=sheet.unit, title=shown.full_title, document=name, part=sheet.part)


def touches(paths: Collection[str], changed: Collection[str]) -> bool:
    """Return whether one of the changed files is, or lies in, one of some files and folders."""
    return any(meets(path, each) for path in paths for each in changed)


def _units(snapshot: Snapshot, changed: Collection[str] | None) -> Sequence[str]:
    """List the units that a change can concern: what a unit holds, or an office decided for it, concerns no other.

    A file that is neither a document nor a template concerns no unit.
    """
    places = [place for path in changed or () if (place := place_of(path))]
    filed = {place.key: place.unit for place in snapshot.of(Filing)}
    concerned = {place.unit or filed.get(place.key, "") for place in places}
    everybody = changed is None or any(path.startswith(f"{TEMPLATES}/") for path in changed)
    if everybody or any(not place.unit and place.type != Decision.TYPE for place in places):
        return list(snapshot.units)
    return [unit for unit in snapshot.units if unit in concerned]
