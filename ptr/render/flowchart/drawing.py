"""A finished drawing: boxes, lines, labels and lanes with their places, in points, y pointing down."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from ptr.model.documents.flow import StepKind
from ptr.render.flowchart.chart import Mark

Point = tuple[float, float]
Commands = tuple[tuple[str, tuple[float, ...]], ...]
"""An outline: M (move to), L (line to), C (curve to, with two handles), Z (close), each with its coordinates."""

BAR: Final = 5.0  # between the double sides of a predefined process
FOOT: Final = 8.0  # the height of a document's wave
HEAD: Final = (7.0, 2.8)  # length and half width of an arrowhead
ROUND: Final = 0.5523  # of a quarter circle's radius, where the handles of its curve lie


class Text(Struct, frozen=True):
    """One line of text, centred in its room."""

    x: float
    y: float
    width: float
    height: float
    size: float
    text: str


class Badge(Struct, frozen=True):
    """A mark and the room it fills."""

    x: float
    y: float
    width: float
    height: float
    mark: Mark


class Box(Struct, frozen=True):
    """A step: its shape, the room it fills, what is written in it."""

    node: int
    kind: StepKind
    x: float
    y: float
    width: float
    height: float
    texts: tuple[Text, ...]
    badges: tuple[Badge, ...]

    @property
    def outline(self) -> Commands:
        """The shape of GB/T 1526 for the kind of step."""
        return _rounded(OUTLINES.get(self.kind, _rectangle)(self.x, self.y, self.width, self.height))


class DrawnLine(Struct, frozen=True):
    """A line from step to step; `stroke` is the part that no line to the same step has drawn before it."""

    edge: int
    points: tuple[Point, ...]
    stroke: tuple[Point, ...]
    label: tuple[Text, ...]

    @property
    def outline(self) -> Commands:
        """The stroke, which ends a little earlier under an arrowhead."""
        if len(self.stroke) < 2:
            return ()
        points = list(self.stroke)
        if self.arrow:
            (x, y), (dx, dy) = points[-1], self._direction
            points[-1] = (x - dx * 4, y - dy * 4)
        return _rounded((("M" if not n else "L", point) for n, point in enumerate(points)))

    @property
    def arrow(self) -> Commands:
        """The arrowhead, unless another line has drawn it."""
        if len(self.stroke) < 2 or self.stroke[-1] != self.points[-1]:
            return ()
        (x, y), (dx, dy), (long, half) = self.points[-1], self._direction, HEAD
        back, aside = (x - dx * long, y - dy * long), (-dy * half, dx * half)
        wings = [(back[0] + aside[0], back[1] + aside[1]), (back[0] - aside[0], back[1] - aside[1])]
        return _rounded((("M", (x, y)), ("L", wings[0]), ("L", wings[1]), ("Z", ())))

    @property
    def _direction(self) -> Point:
        (x, y), (to_x, to_y) = self.points[-2], self.points[-1]
        return float((to_x > x + 0.01) - (to_x < x - 0.01)), float((to_y > y + 0.01) - (to_y < y - 0.01))


class Lane(Struct, frozen=True):
    """A lane: its horizontal extent, its name at the head."""

    x: float
    width: float
    head: tuple[Text, ...]


class Drawing(Struct, frozen=True):
    """A chart laid out; `cuts` are the heights at which it may be continued on another sheet."""

    width: float
    height: float
    head: float
    lanes: tuple[Lane, ...]
    boxes: tuple[Box, ...]
    lines: tuple[DrawnLine, ...]
    cuts: tuple[float, ...]
    crossings: int


def _rounded(commands: Iterable[tuple[str, tuple[float, ...]]]) -> Commands:
    return tuple((name, tuple(round(number, 2) + 0.0 for number in numbers)) for name, numbers in commands)


def _rectangle(x: float, y: float, w: float, h: float) -> Commands:
    return (("M", (x, y)), ("L", (x + w, y)), ("L", (x + w, y + h)), ("L", (x, y + h)), ("Z", ()))


def _double_sided(x: float, y: float, w: float, h: float) -> Commands:
    bars = ((name, (bar, end)) for bar in (x + BAR, x + w - BAR) for name, end in (("M", y), ("L", y + h)))
    return (*_rectangle(x, y, w, h), *bars)


def _diamond(x: float, y: float, w: float, h: float) -> Commands:
    return (
        ("M", (x + w / 2, y)), ("L", (x + w, y + h / 2)), ("L", (x + w / 2, y + h)), ("L", (x, y + h / 2)), ("Z", ()),
    )  # fmt: skip


def _wavy(x: float, y: float, w: float, h: float) -> Commands:
    low, middle = y + h - FOOT, y + h - FOOT / 2
    return (
        ("M", (x, y)), ("L", (x + w, y)), ("L", (x + w, middle)),
        ("C", (x + w * 0.75, low - FOOT / 2, x + w * 0.67, low, x + w / 2, middle)),
        ("C", (x + w * 0.33, y + h, x + w * 0.25, y + h + FOOT / 2, x, middle)),
        ("Z", ()),
    )  # fmt: skip


def _terminal(x: float, y: float, w: float, h: float) -> Commands:
    r, k = min(h / 2, 14.0), min(h / 2, 14.0) * (1 - ROUND)
    right, low = x + w, y + h
    return (
        ("M", (x + r, y)), ("L", (right - r, y)), ("C", (right - k, y, right, y + k, right, y + r)),
        ("L", (right, low - r)), ("C", (right, low - k, right - k, low, right - r, low)),
        ("L", (x + r, low)), ("C", (x + k, low, x, low - k, x, low - r)),
        ("L", (x, y + r)), ("C", (x, y + k, x + k, y, x + r, y)), ("Z", ()),
    )  # fmt: skip


OUTLINES: Final = {
    StepKind.START: _terminal,
    StepKind.END: _terminal,
    StepKind.DECISION: _diamond,
    StepKind.DOCUMENT: _wavy,
    StepKind.PREDEFINED: _double_sided,
}
