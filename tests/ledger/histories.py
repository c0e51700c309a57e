"""Histories of an office that hypothesis generates: acts one after another, each with its choices and its day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from acts import ACTS
from desk import UNITS, Desk
from hypothesis import strategies as st

DUTIFUL = ("state_what_is_owed", "cancel", "issue", "submit", "submit_statement", "decide", "post", "go_back")
"""Acts that are tried more often than others, so that much is explained, filed, accepted and undone."""
TOGETHER = -1
"""Instead of days: the act goes into the same commit as the next one."""


class Move(NamedTuple):
    """One act: which, by what choices, and how many days after the commit before it is committed."""

    act: str
    choice: int
    days: int


def moves(acts: Sequence[str] = tuple(ACTS), most: int = 14) -> st.SearchStrategy[list[Move]]:
    """Give strategies of what an office does."""
    weighed = [name for name in acts for _ in range(4 if name in DUTIFUL else 1)]
    days = st.sampled_from((1, 0, TOGETHER, 4, 9, 20))
    return st.lists(st.builds(Move, st.sampled_from(weighed), st.integers(0, 10**5), days), min_size=1, max_size=most)


def played(moves: Sequence[Move], issued: Sequence[str] = UNITS) -> Desk:
    """Let a desk go through what an office does."""
    desk = Desk(issued)
    for move in moves:
        play(desk, move)
    desk.commit()
    return desk


def play(desk: Desk, move: Move) -> None:
    """Let one act happen, and commit it with what was done before."""
    desk.choice = move.choice
    ACTS[move.act](desk)
    if move.days != TOGETHER:
        desk.commit(move.days)
