"""Changes as a pure function of two states."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from msgspec.structs import replace

from ptr.changes.comparison import NOBODY, NOTHING, Comparison, units_of
from ptr.changes.edits import Edit
from ptr.changes.effects import effects
from ptr.changes.kind import ANY, Kind, Marks, Match, Turn, all_kinds
from ptr.changes.pairs import Pair, PendingPower, Promise
from ptr.changes.propagation import propagation
from ptr.model.documents.flow import Flow
from ptr.model.documents.power import Power
from ptr.model.fields.field import ChangeClass
from ptr.model.fields.pointer import Pointer
from ptr.model.fields.types import Place, document_types
from ptr.model.results.change import POLICY, Change, Subject, fingerprint
from ptr.model.results.finding import Spot
from ptr.model.state.compared_state import ComparedState

WHOLE = Edit(names=(), change=None, was=(), now=())
"""Stands for an edit where the document itself is unchanged."""


def changes(
    before: ComparedState,
    after: ComparedState,
    pending: Mapping[str, PendingPower] = NOTHING,
    promised: Mapping[str, Promise] = NOBODY,
) -> tuple[Change, ...]:
    """List what changed, unit by unit and subject by subject; every edit belongs to exactly one change.

    `pending` are the powers that were given away before (`power.given`) and not yet taken: who takes one is compared
    with what was given. `promised` are those that a statement of before gives to others: when such a one leaves its
    unit, it is given, not abolished. What got another key is compared under that; where it stood is told by the old.
    """
    comparison = Comparison(before, after, pending, promised)
    taken: set[Edit] = set()
    all_changes: list[Change] = []
    for turn in Turn:
        for pair in comparison.pairs:
            for kind in _looking(turn, pair):
                if turn is Turn.TOGETHER or not taken.issuperset(pair.edits):
                    all_changes += _asked(kind, pair, comparison, taken)
    for pair in comparison.pairs:
        all_changes += (_plain(edit, pair, comparison) for edit in pair.edits if edit not in taken)
    if comparison.renames:
        all_changes = [at_paths(change, comparison.renames.former_path) for change in all_changes]
    return tuple(sorted(all_changes, key=_order))


def at_paths(change: Change, path: Callable[[str], str]) -> Change:
    """Return a change whose earlier value stands elsewhere: its file lies at another path."""
    return replace(change, was=replace(change.was, path=path(change.was.path))) if change.was else change


def _looking(turn: Turn, pair: Pair) -> Iterator[Kind]:
    """Yield the kinds of a turn that look at a field that differs."""
    names = {ANY, *(edit.names[0] for edit in pair.edits)}
    return (kind for kind in _by_turn()[turn] if not names.isdisjoint(kind.looks_at))


@cache
def _by_turn() -> dict[Turn, list[Kind]]:
    return {turn: [kind for kind in all_kinds().values() if kind.find and kind.turn is turn] for turn in Turn}


def _asked(kind: Kind, pair: Pair, comparison: Comparison, taken: set[Edit]) -> Iterator[Change]:
    assert kind.find
    for match in kind.find(pair, comparison):
        if not match.claims or match.claims[0] not in taken:
            taken.update(match.claims)
            yield _change(kind, match)


def _plain(edit: Edit, pair: Pair, comparison: Comparison) -> Change:
    kind = kind_of(edit, pair.place.type)
    marks = kind.marks(edit, pair) if kind.marks else Marks()
    printing = propagation(edit, pair, comparison)
    change = _change(
        kind,
        Match(
            pair=pair,
            claims=(edit,),
            parts=edit.parts,
            marks=marks,
            units=units_of(printing.touches) if not pair.place.unit else (),
            touches=printing.touches,
        ),
    )
    return replace(change, posts=(*change.posts, *printing.posts)) if printing.posts else change


def kind_of(edit: Edit, type: str) -> Kind:
    """Return the kind of an edit that no other kind took, by the class of its field and the type of its document."""
    return _plain_kind(edit.change or ChangeClass.RECORD, type)


@cache
def _plain_kind(wanted: ChangeClass, type: str) -> Kind:
    fitting = [kind for kind in all_kinds().values() if wanted in kind.classes and type in (kind.on or (type,))]
    return max(fitting, key=lambda kind: bool(kind.on))


def _change(kind: Kind, match: Match) -> Change:
    pair, edit = match.pair, match.claims[0] if match.claims else WHOLE
    before, after = match.values or (edit.before, edit.after)
    subject = pair.subject
    followed = effects((pair, *match.beside), match.claims, publish_only=kind.publish_only)
    return Change(
        kind=kind.code,
        subject=subject,
        units=match.units or tuple(filter(None, (pair.place.unit,))),
        field=match.parts,
        before=before,
        after=after,
        was=_spot(pair.was, edit.was),
        now=_spot(pair.now, edit.now),
        others=match.others,
        partial=match.partial,
        burden=match.marks.burden,
        alarm=match.marks.alarm,
        touches=match.touches or _shown_powers(pair),
        holders=followed.holders,
        files=followed.files,
        posts=followed.posts,
        takes_down=followed.takes_down,
        fingerprint=fingerprint(kind.code, subject, match.parts, before, after),
    )


def _shown_powers(pair: Pair) -> tuple[Subject, ...]:
    """Return the powers that a chart showed or shows, by which a statement explains its changes."""
    charts = [each for each in (pair.before, pair.after) if isinstance(each, Flow)]
    keys = dict.fromkeys(key for chart in charts for key in chart.powers)
    return tuple(Subject(type=Power.TYPE, key=key, unit=pair.place.unit) for key in keys)


def _spot(place: Place | None, pointer: Pointer | None) -> Spot | None:
    """Return where a value stands; one that is absent on this side has no pointer, but its document has a path."""
    if place is None:
        return None
    return Spot(path=place.path, pointer=pointer or ())


def _order(change: Change) -> tuple[object, ...]:
    subject = change.subject
    rank = _ranks().get(subject.type, len(_ranks()))
    pointer = (change.now or change.was or Spot(path="")).pointer
    fields = tuple((isinstance(part, str), str(part).rjust(6) if isinstance(part, int) else part) for part in pointer)
    first, general = change.kind != POLICY, not change.kind.startswith(f"{subject.type}.")
    return (subject.unit, first, rank, subject.key, general, change.kind, fields)


@cache
def _ranks() -> dict[str, int]:
    return {type: rank for rank, type in enumerate(document_types())}
