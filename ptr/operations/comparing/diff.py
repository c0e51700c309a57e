"""Compare two states of a registry: what changed, and what that requires."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace

from ptr.changes.apart import told_apart
from ptr.changes.compare import changes
from ptr.changes.gate import Gate, gates
from ptr.changes.gate.a001_unstated import unstated
from ptr.changes.kind import Kind, all_kinds
from ptr.changes.naming import named
from ptr.changes.renames import renames, through
from ptr.ledger.awaited import awaited
from ptr.ledger.ledger import Ledger
from ptr.ledger.reading import keyless, lapsed, obligations, unmatched
from ptr.model.documents.calendar import Calendar
from ptr.model.documents.registry import Registry
from ptr.model.fields.errors import PtrError
from ptr.model.results.change import POLICY, Change
from ptr.model.results.change_report import ChangeReport
from ptr.model.results.irregularity import Irregularity
from ptr.model.results.obligation import Obligation
from ptr.model.state.compared_state import ComparedState
from ptr.model.time.clock import Clock
from ptr.model.time.deadline import Arranged
from ptr.operations.comparing.range import Range
from ptr.operations.ledger.loading import StatePair, read_states
from ptr.operations.ledger.standing import Compared, Standing, standing
from ptr.store.calendar import PublishedDays


def diff(
    root: Path, wanted: Range, clock: Clock, *, unit: str = "", check: bool = False, placed: bool = False
) -> ChangeReport:
    """Compare two states, of all units or of one; `check` marks a report that may fail the run.

    With `placed`, line and column are looked up in the later state. Raises `PtrError` if a state cannot be found. What
    cannot be read in a state is named, never taken to be unchanged.
    """
    states = read_states(wanted.files, wanted.base, wanted.head)
    before, after = states.before, states.after
    registry = after.document_at(Registry.PATH)
    as_of = registry.as_of if isinstance(registry, Registry) else None
    asked = clock._replace(chosen=clock.chosen or wanted.day)
    day = asked.today(as_of)
    days = Arranged(_calendars(after, day.year), PublishedDays())
    compared = Compared(wanted.files, (wanted.base, wanted.head), states)
    stands = standing(root, wanted.head, days, day, compared, belief=asked.belief(as_of))
    assert isinstance(stands, Standing)
    since = stands.left_at(wanted.base.commit)
    chosen = _changes(root, states, stands, unit)
    owed = obligations(
        stands.ledger,
        days,
        day,
        after_step=since,
        provisional_step=stands.provisional,
        open_too=wanted.is_filed,
        dated=stands.untold is None,
    )
    owed = tuple(each for each in owed if not unit or each.unit == unit)
    chosen, owed = told_apart(chosen, owed, (before, after))
    irregular = _irregularities(stands.ledger, day, check)
    wrong = tuple(each for each in irregular if each.step > since and (not unit or each.unit in ("", unit)))
    pages: dict[str, Kind | Gate] = {**all_kinds(), **gates()}
    return ChangeReport(
        before=wanted.names[0],
        after=wanted.names[1],
        changes=tuple(_placed(chosen, wanted)) if placed else chosen,
        obligations=owed,
        irregularities=wrong,
        failing=unstated(owed),
        unread=(*wanted.unread, *states.unread),
        names=_names(_units(chosen, owed), before, after),
        carriers=_carriers(after, before),
        offices=_offices(before, after),
        titles={code: each.titles for code, each in pages.items()},
        pages={code: each.page for code, each in pages.items()},
        today=day,
        checked=check,
        untold=stands.untold,
        notes=stands.notes,
    )


def _changes(root: Path, states: StatePair, stands: Standing, unit: str) -> tuple[Change, ...]:
    """Return what changed, of all units or of one; a power that the ledger knows to be given away is not abolished."""
    before, after = states.before, states.after
    all_changes = changes(before, after, promised=awaited(stands.ledger))
    chosen = tuple(each for each in all_changes if not unit or unit in each.units or each.kind == POLICY)
    if unit and not any(unit in each.units for each in chosen) and not (before.unit(unit) or after.unit(unit)):
        from ptr.operations.references import unit_key

        unit_key(root, unit)  # names the nearest, unless the unit came after what is compared
        raise PtrError(f"登记簿里没有单位 {unit}", f"there is no unit {unit} in the registry")
    ways = renames(before, after)
    return named(chosen, through(before, ways, after) if ways else before, after)


def _calendars(side: ComparedState, year: int) -> Iterator[Calendar]:
    """Yield the registry's own calendars of the years that current terms can touch."""
    for each in range(year - 2, year + 3):
        document = side.document_at(Calendar.PATH.format(key=each))
        if isinstance(document, Calendar):
            yield document


def _placed(chosen: Iterable[Change], wanted: Range) -> Iterator[Change]:
    """Yield the changes with line and column, reading each file as it comes up."""
    from ptr.store.yaml.locate import Located

    path, file = "", Located(b"")
    for change in chosen:
        if change.now and change.now.path != path:
            path = change.now.path
            [(_, raw)] = wanted.files.read_many(wanted.head, [path])
            file = Located(raw or b"")
        if change.now and not file.empty:
            yield replace(change, now=replace(change.now, mark=file.mark(change.now.pointer)))
        else:
            yield change


def _irregularities(ledger: Ledger, day: datetime.date, check: bool) -> Iterator[Irregularity]:
    """Yield what is wrong with records; the gate also tells statements that match nothing yet."""
    yield from ledger.memory.irregularities
    yield from lapsed(ledger, day)
    yield from keyless(ledger, day)
    yield from unmatched(ledger, day) if check else ()


def _units(chosen: Iterable[Change], owed: Iterable[Obligation]) -> list[str]:
    """List the units that changes concern or that owe something."""
    owing = {key for each in owed for key in (each.unit, *each.borne_before)}
    return sorted({unit for change in chosen for unit in change.units} | owing)


def _names(units: Iterable[str], before: ComparedState, after: ComparedState) -> dict[str, str]:
    """Return the names of units; for one that is gone from both states, its key."""
    known = {key: after.unit(key) or before.unit(key) for key in units}
    return {key: unit.name if unit else key for key, unit in known.items()}


def _carriers(*states: ComparedState) -> dict[str, str]:
    """Return the names of carriers, by the first state that has the registry."""
    registry = next((state.registry for state in states if state.registry), None)
    return {carrier.id: carrier.name for carrier in registry.carriers} if registry else {}


def _offices(*states: ComparedState) -> dict[str, str]:
    """Return the names of offices; of one that both states have, the later."""
    return {office.id: office.name for state in states if state.registry for office in state.registry.offices}
