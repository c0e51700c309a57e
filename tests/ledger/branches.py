"""Branches of an office: distinct documents changed one after another, then what these changes owe, or some of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from itertools import pairwise

from acts import ACTS, LIVING
from books import Books, Texts
from desk import Desk
from histories import DUTIFUL, Move, moves, play
from hypothesis import strategies as st
from imported import Committed, line
from msgspec import Struct
from settling import accept, explain, file, open_duties, revise, show

from ptr.model.results.obligation import Obligation

EDITS = tuple(
    name for name in ACTS if name not in {*DUTIFUL, "state_anything", "decide_again", "withdraw", "take_down"}
)
WORKS = (explain, revise, show, file, accept)
Duty = tuple[str, str, str, str]


class Branched(Struct, frozen=True):
    """A main line, and the commits of a branch that forked from its end."""

    main: Books
    branch: tuple[tuple[Texts, datetime.date], ...]

    def __repr__(self) -> str:
        states = [*self.main.states, *(texts for texts, _ in self.branch)]
        days = [*self.main.days, *(day for _, day in self.branch)]
        steps = zip(days[1:], pairwise(states), strict=True)
        told = [
            f"{day}: " + ", ".join(path for path in {*one, *two} if one.get(path) != two.get(path))
            for day, (one, two) in steps
        ]
        return f"branch of {len(self.branch)} commits after: {told}"

    @property
    def merged(self) -> tuple[Texts, datetime.date]:
        """What the branch brings, and the day on which it is merged: some days after its last commit."""
        texts, day = self.branch[-1] if self.branch else (self.main.states[-1], self.main.days[-1])
        return texts, day + datetime.timedelta(3)


@st.composite
def branched(draw: st.DrawFn) -> Branched:
    """Draw a history, a branch of it, and how much of what the branch owes is done on it."""
    desk = Desk()
    for move in draw(moves(most=6)):
        play(desk, move)
    desk.commit()
    main = Books(desk.books.states[0], desk.books.days[0])
    for texts, day in zip(desk.books.states[1:], desk.books.days[1:], strict=True):
        main.commit(texts, day)
    _edit(desk, draw(moves(EDITS, most=4)))
    for work in WORKS[: draw(st.integers(0, len(WORKS)))]:
        if open_duties(desk):
            work(desk)
            desk.commit(1)
    pairs = zip(desk.books.states, desk.books.days, strict=True)
    return Branched(main, tuple(pairs)[main.last + 1 :])


def _edit(desk: Desk, history: Sequence[Move]) -> None:
    """Change documents, each at most once: what changes twice on a branch is one change where it is squashed."""
    touched: set[str] = set()
    for move in history:
        before = dict(desk.texts)
        play(desk, move._replace(days=-1))
        changed = {path for path in {*before, *desk.texts} if before.get(path) != desk.texts.get(path)}
        told = {name for path in changed for name in _names(path, before)}
        if told & touched or not all(any(part in path for part in LIVING) for path in changed):
            desk.texts = before
        touched |= told
        desk.commit(1)


def _names(path: str, before: Texts) -> Iterator[str]:
    """Yield what a change of a file stands for: the file wherever it lies, and the unit whose posts a new chart names.

    Whether a chart was drawn before or after its unit changed, a squash does not tell.
    """
    yield path
    yield path.rpartition("/")[2] if "/flows/" in path or "/powers/" in path else path
    if path.endswith("/unit.yaml") or ("/flows/" in path and path not in before):
        yield path.split("/")[1]


def ways(case: Branched) -> dict[str, list[Committed]]:
    """Give the commits of each way in which the branch can come to main; the last is a clerk's pull, pushed."""
    main, (texts, day) = line(case.main.states, case.main.days), case.merged
    tip = len(main) - 1
    aside = [Committed(texts, day, (tip + place,), "branch") for place, (texts, day) in enumerate(case.branch)]
    end = tip + len(aside)
    straight = [Committed(each.texts, each.day, each.parents) for each in aside]
    return {
        "fast-forward": main + straight,
        "rebase": main + [Committed(each.texts, day, each.parents) for each in straight],
        "squash": [*main, Committed(texts, day, (tip,))],
        "merge": [*main, *aside, Committed(texts, day, (tip, end), message="并入")],
        "pull": [
            *main,
            *aside,
            Committed(texts, day, (end, tip), message="Merge branch 'main' of example.cn:registry"),
        ],
    }


def left(owed: Sequence[Obligation]) -> set[Duty]:
    """Give what is still to be done about which object, without days."""
    return {
        (str(each.what), each.unit, f"{each.files or ''} {each.of}", about.key)
        for each in owed
        for about in each.subjects
        if not each.is_settled
    }
