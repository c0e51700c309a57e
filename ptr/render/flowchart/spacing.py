"""From grid to points: how far apart tracks, columns and rows must be for what stands between them.

Only tracks that carry a line take room, and two stretches that pass nothing in common may share theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct

PITCH: Final = 9.0  # between parallel lines

Span = tuple[int, int]


class Obstacle(Struct, frozen=True):
    """What lines in a gap keep clear of: for which grid lines across, how far from the gap's edge."""

    span: Span
    reach: float


class Gap(Struct, frozen=True):
    """A gap between two columns or rows: its size, the places of the stretches of line in it from its near edge."""

    size: float
    places: Mapping[tuple[int, Span], float]

    def place(self, track: int, across: int) -> float:
        """Return the place of the stretch on a track that passes a grid line."""
        return next(at for (line, span), at in self.places.items() if line == track and span[0] <= across <= span[1])


def gap(
    stretches: Mapping[int, Sequence[Span]],
    near: Iterable[Obstacle],
    far: Iterable[Obstacle],
    *,
    clear: tuple[float, float],
    least: float,
) -> Gap:
    """Space the stretches of a gap: clear of the obstacles on its near and far side, apart from each other.

    `clear` is kept from both edges, `least` is the smallest size.
    """
    near, far = list(near), list(far)
    placed: dict[tuple[int, Span], float] = {}
    for track in sorted(stretches):
        for span in merged(stretches[track]):
            at = max(
                [clear[0]]
                + [o.reach + 4 for o in near if _meet(o.span, span)]
                + [where + PITCH for (line, other), where in placed.items() if line != track and _meet(other, span)]
            )
            placed[track, span] = at
    size = max([least] + [at + clear[1] for at in placed.values()])
    size = max([size] + [at + 4 + o.reach for (_, span), at in placed.items() for o in far if _meet(o.span, span)])
    beside = [a.reach + b.reach + 6 for a in near for b in far if _meet(a.span, b.span)]
    return Gap(max([size, *beside, *(o.reach + clear[1] for o in (*near, *far))]), placed)


def merged(spans: Iterable[Span]) -> list[Span]:
    """Join spans that touch."""
    found: list[Span] = []
    for low, high in sorted(spans):
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    return found


def _meet(one: Span, other: Span) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
