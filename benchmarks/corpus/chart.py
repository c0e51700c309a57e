"""Random charts as offices draw them: a path through the lanes with side exits, loops and short cuts."""

from __future__ import annotations

from corpus.chinese import Dice
from corpus.words import ACCEPT, CHECK, DECIDE, FOLLOW
from ptr.model.documents.flow import StepKind
from ptr.render.flowchart.chart import Chart, Edge, Node


def chart(steps: int, lanes: int, seed: int) -> Chart:
    """Make a chart: about a quarter of its steps are decisions, and every path ends."""
    dice = Dice(seed)
    nodes = [Node(kind=StepKind.START, lane=0, text="提出申请")]
    edges: list[Edge] = []
    course, lane = [0], 0
    while len(nodes) < steps - 1:
        before = course[-1]
        lane = dice.pick(range(lanes)) if dice.chance(0.45) else lane
        decides = dice.chance(0.3) and nodes[before].kind is not StepKind.DECISION
        words = dice.pick(DECIDE) if decides else dice.pick((*ACCEPT, *CHECK, *FOLLOW))
        course.append(len(nodes))
        nodes.append(Node(kind=StepKind.DECISION if decides else StepKind.PROCESS, lane=lane, text=words))
        edges.append(Edge(before, course[-1], "符合" if nodes[before].kind is StepKind.DECISION else ""))
        if nodes[before].kind is StepKind.DECISION:
            _side(nodes, edges, course, dice)
    nodes.append(Node(kind=StepKind.END, lane=0, text="办结"))
    edges.append(Edge(course[-1], len(nodes) - 1, "符合" if nodes[course[-1]].kind is StepKind.DECISION else ""))
    return Chart(tuple(f"第{number + 1}岗" for number in range(lanes)), tuple(nodes), tuple(edges))


def _side(nodes: list[Node], edges: list[Edge], course: list[int], dice: Dice) -> None:
    """Lead the other answer to an end, back, or past the next step through a step of its own."""
    decision, after = course[-2], course[-1]
    kind = dice.pick(("end", "back", "past"))
    if kind == "back" and len(course) > 3:
        edges.append(Edge(decision, course[-2 - dice.pick((1, 2))], "退回补正"))
        return
    ending = kind == "end"
    nodes.append(
        Node(kind=StepKind.END if ending else StepKind.PROCESS, lane=nodes[decision].lane, text="书面说明理由")
    )
    edges.append(Edge(decision, len(nodes) - 1, "不符合"))
    if not ending:
        edges.append(Edge(len(nodes) - 1, after))
