"""The graph of a chart: reaching, being stuck, the longest way."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptr.model.charts.flow_graph import Graph
from ptr.model.documents.flow import Exit, Flow, Lane, ProcedureBasis, Step, StepKind
from ptr.model.documents.power import Limit, LimitUnit


def graph(text: str) -> Graph:
    """Read a chart: one step a line, `a 3 > b c`, where 3 are its days; `a` starts it, `z` ends it."""
    steps = []
    for line in text.strip().splitlines():
        head, _, ways = line.partition(">")
        key, *days = head.split()
        kind = {"a": StepKind.START, "z": StepKind.END}.get(key[0], StepKind.PROCESS)
        limit = Limit(value=int(days[0]), unit=LimitUnit.WORKING_DAYS) if days else None
        to = tuple(Exit(to=way) for way in ways.split())
        steps.append(Step(id=key, kind=kind, lane="l", text=key, limit=limit, next=to))
    lanes = (Lane(id="l", name="经办"),)
    flow = Flow(id="a-fd2wxy", title="流程", procedure_basis=ProcedureBasis.STATUTORY, lanes=lanes, steps=tuple(steps))
    return Graph(flow)


def days(step: Step) -> int:
    return step.limit.value or 0 if step.limit else 0


def longest(text: str) -> str:
    return "".join(step.id for step in graph(text).longest(days))


@pytest.mark.parametrize(
    ("claim", "text", "way"),
    [
        ("a chain is summed", "a > b\nb 2 > c\nc 3 > z\nz", "bc"),
        ("of alternatives the longer counts", "a > b c\nb 2 > z\nc 3 > z\nz", "c"),
        ("the longer way may have more and shorter steps", "a > b c\nb 4 > z\nc 3 > d\nd 2 > z\nz", "cd"),
        ("a loop counts once", "a > b\nb 2 > c\nc 3 > b d\nd 1 > z\nz", "bcd"),
        ("a detour that comes back counts, and what follows it too", "a > b\nb 2 > c d\nc 5 > b\nd 1 > z\nz", "bcd"),
        ("of two detours from one step the longer counts", "a > b\nb 2 > c d z\nc 5 > b\nd 6 > b\nz 1", "bdz"),
        ("a step that leads to itself counts once", "a > b\nb 2 > b z\nz", "b"),
        ("a way that comes to no end counts", "a > b c\nb 9\nc 1 > z\nz", "b"),
        ("a step that no start leads to does not count", "a > b\nb 2 > z\nz\nx 9 > b", "b"),
        ("without a start there is no way", "b 2 > z\nz", ""),
        ("an exit to nothing is passed over", "a > b\nb 2 > q z\nz", "b"),
        ("the second start may begin the longer way", "a > z\na2 > b\nb 2 > z\nz", "b"),
    ],
)
def test_the_longest_way(claim: str, text: str, way: str) -> None:
    assert longest(text) == way, claim


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("a > z\nz", []),
        ("a > z\nx > y\ny > z\nz", [("x", 1)]),
        ("a > z\ny > z\nx > y\nz", [("x", 1)]),
        ("a > z\nz\nx > y\ny > x", [("x", 1)]),
        ("a > z\nz\nu > v\nx > v\nv", [("x", 1), ("u", 0)]),
        ("a\na2 > z\nz", []),
    ],
)
def test_what_no_start_leads_to_is_named_by_its_first_steps(text: str, heads: list[tuple[str, int]]) -> None:
    assert list(graph(text).cut_off) == heads


def test_a_step_that_leads_nowhere_is_a_dead_end_unless_it_is_an_end_or_its_exit_is_lost() -> None:
    assert graph("a > b c\nb\nc > q\nz").dead_ends == ["b"]


@pytest.mark.parametrize(
    ("text", "loops"),
    [
        ("a > b\nb > c\nc > b\nz", [["b", "c"]]),
        ("a > b\nb > c\nc > b z\nz", []),
        ("a > b\nb > b\nz", [["b"]]),
        ("a > b\nb > c\nc > b q", []),
        ("a > z\nz > b\nb > z", []),
        ("a > b\nb > c d\nc > b\nd > e\ne > d", [["d", "e"]]),
    ],
)
def test_a_loop_is_endless_when_nothing_leads_out(text: str, loops: list[list[str]]) -> None:
    assert list(graph(text).endless_loops) == loops


def test_steps_with_one_id_give_all_their_exits() -> None:
    assert graph("a > b\nb > c\nb > z\nc > z\nz").next["b"] == ["c", "z"]


@pytest.mark.parametrize("back", ["", " s9999"])
def test_a_chain_of_ten_thousand_steps_is_no_harm(back: str) -> None:
    chain = "".join(f"s{number} 1 > s{number + 1}\n" for number in range(10_000))
    long = graph(f"a > s0\n{chain}s10000 > z{' s0' if back else ''}\nz")
    assert len(long.spread(long.starts, set())) == 10_003
    assert not list(long.cut_off)
    assert not list(long.endless_loops)
    assert len(long.longest(days)) == 10_000


KEYS = "abcdefz"
CHARTS = st.fixed_dictionaries(
    {key: st.tuples(st.integers(1, 9), st.sets(st.sampled_from(KEYS[1:]))) for key in KEYS}
).map(lambda steps: "\n".join(f"{key} {size} > {' '.join(sorted(ways))}" for key, (size, ways) in steps.items()))


def reaches(made: Graph, one: str, other: str) -> bool:
    seen, left = set(), [one]
    while left:
        for key in made.next[left.pop()]:
            if key not in seen:
                seen.add(key)
                left.append(key)
    return other in seen


def heaviest(made: Graph, key: str, been: tuple[str, ...] = ()) -> int:
    ways = [to for to in made.next[key] if to not in (*been, key)]
    return days(made.steps[key]) + max((heaviest(made, to, (*been, key)) for to in ways), default=0)


@given(CHARTS)
def test_a_real_case_can_go_the_longest_way_and_takes_no_step_of_it_twice(text: str) -> None:
    made = graph(text)
    way = [step.id for step in made.longest(days)]
    assert way[0] == "a"
    assert len(set(way)) == len(way)
    assert all(reaches(made, one, other) for one, other in pairwise(way))


@given(CHARTS)
def test_without_loops_no_way_is_longer(text: str) -> None:
    forward = "\n".join(
        f"{line.partition('>')[0]}> {' '.join(to for to in line.partition('>')[2].split() if to > line[0])}"
        for line in text.splitlines()
    )
    made = graph(forward)
    assert sum(days(step) for step in made.longest(days)) == heaviest(made, "a")


@given(CHARTS)
def test_an_endless_loop_leads_to_all_of_itself_and_to_nothing_else(text: str) -> None:
    made = graph(text)
    for loop in made.endless_loops:
        for key in loop:
            assert {to for to in made.steps if reaches(made, key, to)} == set(loop)
