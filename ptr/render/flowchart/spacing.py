"""From grid to points: how far apart tracks, columns and rows must be to fit what stands between them.

Only tracks that carry a line take room, and two stretches that pass nothing in common may share it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct

PITCH: Final = 9.0  # between parallel lines

Span = tuple[int, int]


class Obstacle(Struct, frozen=True):
    """What lines in a gap keep clear of: across which grid lines, how far from the gap's edge."""

    span: Span
    extent: float


class Gap(Struct, frozen=True):
    """A gap between two columns or rows: its size, and where stretches of line lie in it, from its near edge."""

    size: float
    places: Mapping[tuple[int, Span], float]

    def place(self, track: int, across: int) -> float:
        """Return the place of the stretch on a track that passes a grid line."""
        return next(
            place for (line, span), place in self.places.items() if line == track and span[0] <= across <= span[1]
        )


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
            place = max(
                [clear[0]]
                + [o.extent + 4 for o in near if _meet(o.span, span)]
                + [where + PITCH for (line, other), where in placed.items() if line != track and _meet(other, span)]
            )
            placed[track, span] = place
    size = max([least] + [place + clear[1] for place in placed.values()])
    size = max(
        [size] + [place + 4 + o.extent for (_, span), place in placed.items() for o in far if _meet(o.span, span)]
    )
    beside = [a.extent + b.extent + 6 for a in near for b in far if _meet(a.span, b.span)]
    return Gap(max([size, *beside, *(o.extent + clear[1] for o in (*near, *far))]), placed)


def merged(spans: Iterable[Span]) -> list[Span]:
    """Join spans that touch."""
    joined: list[Span] = []
    for low, high in sorted(spans):
        if joined and low <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(high, joined[-1][1]))
        else:
            joined.append((low, high))
    return joined


def _meet(one: Span, other: Span) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
