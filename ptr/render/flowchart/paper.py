"""A drawing on paper: the smallest sheet that holds it with every text at eight points or more, or several sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import ceil
from typing import Final

from msgspec import Struct, structs

from ptr.render.flowchart.chart import Chart
from ptr.render.flowchart.cutting import Tile, cut
from ptr.render.flowchart.drawing import Drawing
from ptr.render.flowchart.layout import draw, plan
from ptr.render.flowchart.shapes import SMALL
from ptr.render.flowchart.text import width

LEAST: Final = 8.0  # points, of the smallest text in print
SCALES: Final = (LEAST / SMALL, 1.25)
EMS: Final = (12.0, 11.5, 11.0, 10.0, 8.5, 7.0)  # characters per line of a step, wide boxes first
SCREEN: Final = 10.0
MM: Final = 72 / 25.4


class Paper(Struct, frozen=True):
    """A sheet: its name, whether it lies crosswise, and the room within its margins, in points."""

    name: str
    flipped: bool
    width: float
    height: float

    def below(self, head: Head) -> Paper:
        """Return the room that is left for the chart between the head and the contact lines."""
        lines = [(head.title, 21, 2 * CORNER), (head.facts, 9.5, CORNER), (head.foot, 10, 0.0)]
        taken = sum(ceil(width(text) * size / (self.width - aside)) * (size * 1.5) for text, size, aside in lines)
        return structs.replace(self, height=self.height - taken - RULES)


class Head(Struct, frozen=True):
    """The texts above and below a chart."""

    title: str
    facts: str
    foot: str


PAPER_SIZES: Final = (
    Paper("a4", False, 190 * MM, 270 * MM),
    Paper("a4", True, 277 * MM, 183 * MM),
    Paper("a3", True, 400 * MM, 270 * MM),
    Paper("a3", False, 277 * MM, 393 * MM),
)
CONTINUED: Final = (2, 3)  # the papers that a chart may be continued on
RULES: Final = 12 * MM  # the red rules and the spaces between
CORNER: Final = 22 * MM  # for the code or the draft stamp, beside the head


class Print(Struct, frozen=True):
    """A chart ready to be printed: the paper, the scale, what stands on each sheet, how many sheets lie in a row."""

    paper: Paper
    scale: float
    tiles: tuple[Tile, ...]
    across: int = 1


@lru_cache(maxsize=8)
def drawing(chart: Chart) -> Drawing:
    """Lay a chart out for the screen."""
    return draw(plan(chart), SCREEN)


@lru_cache(maxsize=8)
def printed(chart: Chart, head: Head) -> Print:
    """Lay a chart out for paper."""
    sizes = [paper.below(head) for paper in PAPER_SIZES]
    drawings = []
    for narrow in (False, True):
        planned = plan(chart, narrow=narrow)
        drawings += [draw(planned, em) for em in EMS]
        for paper in sizes[len(CONTINUED) if narrow else 0 :]:
            for one in drawings[-len(EMS) :]:
                scale = min(paper.width / one.width, paper.height / one.height, SCALES[1])
                if scale >= SCALES[0]:
                    return Print(paper, scale, (Tile(one, (), 1, 1),))
    continued = [_continued(one, sizes[place]) for one in drawings for place in CONTINUED]
    return min(continued, key=lambda option: (len(option.tiles), option.across))


def _continued(one: Drawing, paper: Paper) -> Print:
    """Cut a drawing into as few sheets as hold it."""
    scale = max(SCALES[0], min(1.0, paper.width / one.width))
    wide, tall = paper.width / scale, paper.height / scale
    borders = [0.0, *(lane.x + lane.width for lane in one.lanes)]
    columns = _parts(borders, wide - 2 * Tile.MARGIN)
    rows = _parts([one.head, *one.cuts, one.height], tall - one.head - 2 * Tile.MARGIN)
    return Print(paper, scale, cut(one, columns, rows), len(columns))


def _parts(places: Sequence[float], room: float) -> list[tuple[float, float]]:
    """Cut into as few parts as fit the room, as evenly as possible."""
    few = list(_taken(places, room))
    tight = room
    while (tried := list(_taken(places, tight * 0.95))) and len(tried) == len(few) and tight > 1:
        few, tight = tried, tight * 0.95
    return few


def _taken(places: Sequence[float], room: float) -> Iterator[tuple[float, float]]:
    """Cut at the last place that leaves a part within its room; a part that nothing divides stays whole."""
    start = places[0]
    for here, after in pairwise((*places[1:], places[-1])):
        if after - start > room or after == here:
            if here > start:
                yield start, here
            start = here
