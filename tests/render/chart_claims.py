"""What every drawing of a flow chart must hold to, as a list of what does not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from ptr.model.documents.flow import StepKind
from ptr.render.flowchart.chart import Chart
from ptr.render.flowchart.drawing import Box, Drawing, Point, Text

Rect = tuple[float, float, float, float]
NEAR = 0.05


def faults(chart: Chart, drawing: Drawing) -> list[str]:
    """Name what overlaps, runs through something or is missing."""
    return [
        *_standing(chart, drawing),
        *_running(chart, drawing),
        *_side_by_side(chart, drawing),
        *_bordered(chart, drawing),
        *_written(chart, drawing),
    ]


def _rect(it: Box | Text) -> Rect:
    return it.x, it.y, it.x + it.width, it.y + it.height


def _overlap(one: Rect, other: Rect, spare: float = 0.1) -> bool:
    return (
        one[0] < other[2] - spare
        and other[0] < one[2] - spare
        and one[1] < other[3] - spare
        and other[1] < one[3] - spare
    )


def _labels(drawing: Drawing) -> list[tuple[int, Rect]]:
    return [(line.edge, _rect(text)) for line in drawing.lines for text in line.label]


def _segments(drawing: Drawing) -> list[tuple[int, Point, Point]]:
    return [(line.edge, a, b) for line in drawing.lines for a, b in pairwise(line.points)]


def _standing(chart: Chart, drawing: Drawing) -> Iterator[str]:
    """Boxes and conditions overlap nothing; a diamond's corners leave room for its own conditions."""
    boxes = [_rect(box) for box in drawing.boxes]
    for (i, one), (j, other) in combinations(enumerate(boxes), 2):
        if _overlap(one, other):
            yield f"steps {i} and {j} overlap"
    for (i, one), (j, other) in combinations(_labels(drawing), 2):
        if _overlap(one, other):
            yield f"conditions of {i} and {j} overlap"
    for edge, label in _labels(drawing):
        for node, rect in enumerate(boxes):
            pointed = chart.nodes[node].kind is StepKind.DECISION and chart.edges[edge].source == node
            if not pointed and _overlap(label, rect, 0.3):
                yield f"condition of {edge} lies on step {node}"


def _running(chart: Chart, drawing: Drawing) -> Iterator[str]:
    """Lines are level or upright and run through no box and no condition; they end at the outlines of their steps."""
    for edge, a, b in _segments(drawing):
        if abs(a[0] - b[0]) > NEAR and abs(a[1] - b[1]) > NEAR:
            yield f"line {edge} is slanted"
        way = (min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
        own = (chart.edges[edge].source, chart.edges[edge].target)
        for node, box in enumerate(drawing.boxes):
            shaped = chart.nodes[node].kind in (StepKind.DECISION, StepKind.DOCUMENT)
            if not (shaped and node in own) and _through(way, _rect(box), 0.5):
                yield f"line {edge} runs through step {node}"
        for other, label in _labels(drawing):
            if _through(way, label, 0.0):
                yield f"line {edge} runs through the condition of {other}"


def _through(way: Rect, rect: Rect, spare: float) -> bool:
    return (
        way[0] < rect[2] - spare and way[2] > rect[0] + spare and way[1] < rect[3] - spare and way[3] > rect[1] + spare
    )


def _side_by_side(chart: Chart, drawing: Drawing) -> Iterator[str]:
    """Lines to different steps never run on each other."""
    for (i, a, b), (j, c, d) in combinations(_segments(drawing), 2):
        if chart.edges[i].target == chart.edges[j].target:
            continue
        upright = abs(a[0] - b[0]) < NEAR
        if upright != (abs(c[0] - d[0]) < NEAR):
            continue
        flat, long = (0, 1) if upright else (1, 0)
        shared = min(max(a[long], b[long]), max(c[long], d[long])) - max(min(a[long], b[long]), min(c[long], d[long]))
        if abs(a[flat] - c[flat]) < 3 and shared > 0.5:
            yield f"lines {i} and {j} run on each other"


def _bordered(chart: Chart, drawing: Drawing) -> Iterator[str]:
    """Steps stand in their lanes; no line runs on a border and no condition lies across one."""
    for node, box in enumerate(drawing.boxes):
        lane = drawing.lanes[chart.nodes[node].lane]
        if box.x < lane.x or box.x + box.width > lane.x + lane.width:
            yield f"step {node} leaves its lane"
    for border in (lane.x for lane in drawing.lanes[1:]):
        for edge, a, b in _segments(drawing):
            if abs(a[0] - b[0]) < NEAR and abs(a[0] - border) < 2:
                yield f"line {edge} runs on a border"
        for edge, label in _labels(drawing):
            if label[0] < border < label[2]:
                yield f"condition of {edge} lies across a border"


def _written(chart: Chart, drawing: Drawing) -> Iterator[str]:
    """Every line is drawn, with its condition, and joins or points at its target; every text is in its box."""
    if [line.edge for line in drawing.lines] != list(range(len(chart.edges))):
        yield "a line is missing"
    for line, edge in zip(drawing.lines, chart.edges, strict=True):
        said = "".join(text.text for text in line.label).replace(" ", "").removesuffix("……")
        if not edge.label.replace(" ", "").startswith(said) or bool(said) != bool(edge.label):
            yield f"line {line.edge} lacks its condition"
    for box in drawing.boxes:
        for text in box.texts:
            if not _overlap(_rect(text), _rect(box)) or text.width > box.width or text.y < box.y - 0.1:
                yield f"a text of step {box.node} leaves it"
        said = "".join(text.text for text in box.texts).replace(" ", "")
        if not said.startswith(chart.nodes[box.node].text.replace(" ", "")[:20]):
            yield f"step {box.node} does not say its text"
