"""What `ptr diff` alone compares with: of each unit and subject what was filed and accepted last."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from ptr.model.documents.filing import Subject
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.types import place_of
from ptr.model.results.change_report import Unread
from ptr.model.results.past import Traced
from ptr.model.state.covered import COVERED, ONE_OF_MANY
from ptr.operations.history.acts import Accepted, last_accepted
from ptr.operations.history.trace import Tracer
from ptr.store.git.mixed_states import Pieces
from ptr.store.git.repository import History, State

SUBJECT_OF: Final = {
    kind.TYPE: subject for subject, kinds in COVERED.items() if subject not in ONE_OF_MANY for kind in kinds
}
"""The subject under which a type of document is filed; statements and reports go with what their unit filed."""

EACH: Final[Bilingual] = ("各单位、各项内容最近一次备案", "the last accepted filing of each unit and subject")


class FiledBase(Struct, frozen=True, kw_only=True):
    """What is compared with, how it is called, and what of it cannot be found and is compared with nothing."""

    history: History
    rest: State
    name: Bilingual
    notes: tuple[Bilingual, ...] = ()
    unread: tuple[Unread, ...] = ()


class _Bases(Struct, frozen=True):
    """The states of what was filed, by unit and subject: None where the working tree holds it, or nothing does."""

    states: Mapping[tuple[str, Subject], State | None]
    rest: State

    def pick(self, path: str) -> State | None:
        place = place_of(path)
        subject = SUBJECT_OF.get(place.type) if place else None
        if place and subject and (place.unit, subject) in self.states:
            return self.states[place.unit, subject]
        return self.of(place.unit) if place else self.rest

    def of(self, unit: str) -> State:
        """Give the state of what a unit does not file by itself: that of its catalogue, else of its last filing."""
        mine = {subject: state for (holder, subject), state in self.states.items() if holder == unit and state}
        newest = max(mine.values(), key=lambda state: state.date, default=self.rest)
        return mine.get(Subject.CATALOGUE, newest)


def filed_base(history: History, unit: str) -> FiledBase | None:
    """Put together what was accepted last, of one unit or of all; None where nothing was accepted.

    What a filing does not cover is compared with the state of its unit's catalogue; what belongs to no unit, and units
    that never filed, with the oldest of the states, so that nothing that changed since is passed over. With one unit
    all else is compared with the state of its catalogue.
    """
    accepted = {key: each for key, each in last_accepted(history.folder).items() if unit in ("", each.unit)}
    if not accepted:
        return None
    traced = Tracer(history.folder).trace({each.filing: (each.place, each.document) for each in accepted.values()})
    states = {
        key: history.state(traced[each.filing].commit) if traced[each.filing].commit else None
        for key, each in accepted.items()
    }
    found = history.ordered(filter(None, states.values()))
    rest = found[0] if found else history.state("HEAD")
    if unit:
        rest = _Bases(states, rest).of(unit)
    bases = _Bases(states, rest)
    return FiledBase(
        history=Pieces(history.folder, found or [rest], bases.pick),
        rest=rest,
        name=_name(accepted, states),
        notes=_notes(history, accepted, rest) if not unit else (),
        unread=tuple(_lost(each, traced[each.filing]) for each in accepted.values() if not traced[each.filing].found),
    )


def _name(
    accepted: Mapping[tuple[str, Subject], Accepted], states: Mapping[tuple[str, Subject], State | None]
) -> Bilingual:
    if len(accepted) > 1:
        return EACH
    [(key, each)] = accepted.items()
    state = states[key]
    commit = state.commit[:10] if state else "—"
    if each.subject is Subject.CATALOGUE:
        return f"{each.date} 备案的职权目录（{commit}）", f"the catalogue filed on {each.date} ({commit})"
    return f"{each.date} 备案的 {each.filing}（{commit}）", f"the filing {each.filing} of {each.date} ({commit})"


def _notes(history: History, accepted: Mapping[tuple[str, Subject], Accepted], rest: State) -> tuple[Bilingual, ...]:
    """Name the units that never filed."""
    held = {file.parent.name for file in history.folder.glob("units/*/unit.yaml")}
    never = sorted(held - {each.unit for each in accepted.values()})
    if not never:
        return ()
    zh, en, commit = "、".join(never), ", ".join(never), rest.commit[:10]
    return (
        (
            f"没有备案过的单位与最早的一次备案（{commit}）比较：{zh}",
            f"units that never filed are compared with the oldest of the filings ({commit}): {en}",
        ),
    )


def _lost(each: Accepted, traced: Traced) -> Unread:
    zh, en = traced.why or ("", "")
    reason = (
        f"找不到 {each.date} 备案的内容，没有比较：{zh}",
        f"what was filed on {each.date} is not found, not compared: {en}",
    )
    return Unread(path=each.place.path, side="before", reason=reason)
