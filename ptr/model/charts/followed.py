"""Whether what was done follows a chart, step by step and by the posts that the chart names (clause 三.4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from ptr.model.charts.flow_graph import Graph
from ptr.model.documents.flow import Flow, StepKind
from ptr.model.fields.fault import Bilingual


class Entry(Struct, frozen=True, array_like=True):
    """One entry of a chronological log: its position in the document, the step, the post that did it."""

    position: int
    step: str
    post: str


class Departure(Struct, frozen=True):
    """The entry at which a log leaves a chart, and how."""

    position: int
    field: str
    problem: Bilingual


def departure(log: Sequence[Entry], done: bool, charts: Iterable[Flow], posts: Mapping[str, str]) -> Departure | None:
    """Return where a log departs from the charts that it may follow: of several, from the one it follows longest.

    None where it follows one, or where there is none to follow. `done` means that the matter is over, so that the log
    has to reach an end; `posts` are the names of posts by key.
    """
    furthest: Departure | None = None
    for chart in charts:
        left = next(_departures(log, done, Graph(chart), posts), None)
        if left is None:
            return None
        if furthest is None or left.position > furthest.position:
            furthest = left
    return furthest


def _departures(log: Sequence[Entry], done: bool, graph: Graph, posts: Mapping[str, str]) -> Iterator[Departure]:
    for number, entry in enumerate(log):
        step = graph.steps.get(entry.step)
        if step is None:
            yield Departure(
                entry.position, "step", (f"流程图里没有步骤 {entry.step}", f"the chart has no step {entry.step}")
            )
            return
        before = [each.step for each in log[:number]]
        wanted = _after(before, graph)
        if entry.step not in wanted and (not before or entry.step != before[-1]) and (before or graph.starts):
            yield Departure(entry.position, "step", _unexpected(entry.step, before, wanted, graph))
        if step.post and entry.post != step.post:
            did, due = (posts.get(each, each) for each in (entry.post, step.post))
            zh = f"步骤“{step.text}”由岗位“{did}”办理，流程图规定由“{due}”办理"
            yield Departure(entry.position, "post", (zh, f"“{did}” did “{step.text}”, which is a step for “{due}”"))
    if done and log and graph.ends and not _is_over(log[-1].step, graph):
        last, left = log[-1], "、".join(_worked(_after([log[-1].step], graph), graph))
        name = graph.steps[last.step].text
        problem = (
            f"办到“{name}”就办结了，流程图上后面还有：{left}",
            f"it ended after “{name}”, but in the chart these follow: {left}",
        )
        yield Departure(last.position, "step", problem)


def _after(before: Sequence[str], graph: Graph) -> set[str]:
    """Return the steps that may come next; those that no post does need not be in the log.

    A step with several exits that is not a decision sends the matter along all of them, one after the other.
    """
    if not before:
        return _reached(graph.starts, graph)
    forks = [key for key in before[:-1] if len(graph.next[key]) > 1 and graph.steps[key].kind is not StepKind.DECISION]
    return _reached([before[-1], *forks], graph)


def _reached(keys: Iterable[str], graph: Graph) -> set[str]:
    reached: set[str] = set()
    waiting = [target for key in keys for target in graph.next[key]]
    while waiting:
        key = waiting.pop()
        if key not in reached:
            reached.add(key)
            waiting += graph.next[key] if not graph.steps[key].post else ()
    return reached


def _is_over(key: str, graph: Graph) -> bool:
    """Return whether a step is an end, or no step that a post does lies between it and an end."""
    ends = {*graph.ends, *graph.dead_ends}
    return key in ends or key in graph.lost or not ends.isdisjoint(_reached([key], graph))


def _unexpected(key: str, before: Sequence[str], wanted: set[str], graph: Graph) -> Bilingual:
    names, step = "、".join(_worked(wanted, graph)) or "—", graph.steps[key].text
    if not before:
        return f"从“{step}”开始，流程图从{names}开始", f"it begins with “{step}”, but the chart begins with {names}"
    last = graph.steps[before[-1]].text
    return f"“{last}”之后是“{step}”，流程图上应为{names}", f"“{step}” follows “{last}”; in the chart it is {names}"


def _worked(keys: Iterable[str], graph: Graph) -> list[str]:
    """Name those of some steps that a post does, in the order of the chart, each with the key that the log writes."""
    wanted = {*keys}
    return [f"“{step.text}”（{key}）" for key, step in graph.steps.items() if key in wanted and step.post]
