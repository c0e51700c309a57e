"""What the layout of flow charts promises, for charts that people draw and for any that chance draws."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from chart_claims import faults
from charts import BUNDLE, CHANCE, LICENCE, drawn_by_chance
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import examples, open_registry

from ptr.model.documents.flow import StepKind
from ptr.render.flowchart.chart import Chart, Edge, Node
from ptr.render.flowchart.cutting import cut
from ptr.render.flowchart.layout import draw, plan
from ptr.render.flowchart.paper import LEAST, PAPER_SIZES, Head, drawing, printed
from ptr.render.flowchart.shapes import SMALL
from ptr.render.flowchart.text import CLOSING, OPENING, width, wrap
from ptr.render.views import flow_chart
from ptr.store.source import FolderSource

HEAD = Head("流程图", "", "")


def step(kind: str, text: str, lane: int = 0) -> Node:
    return Node(kind=StepKind(kind), lane=lane, text=text)


@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CHANCE, st.sampled_from((10.0, 8.5, 7.0)))
def test_nothing_overlaps_and_every_line_is_drawn_with_its_condition(chart: Chart, em: float) -> None:
    assert faults(chart, draw(plan(chart), em)) == []


@pytest.mark.parametrize("name", BUNDLE)
def test_a_chart_of_the_usual_kind_has_no_fault_and_at_most_one_crossing(name: str) -> None:
    made = drawing(BUNDLE[name])
    assert faults(BUNDLE[name], made) == []
    assert made.crossings <= 1


def test_the_bundled_charts_have_no_fault_and_cross_their_lines_once_at_most(bundled: Path) -> None:
    snapshot = open_registry(FolderSource(bundled)).snapshot
    for unit in snapshot.units:
        for key in flow_chart.parts(snapshot, unit):
            chart = flow_chart.build(snapshot, unit, key).chart
            made = drawing(chart)
            assert faults(chart, made) == [], key
            assert made.crossings <= 1, key


EXTREME = {
    "no step": Chart(("甲", "乙"), (), ()),
    "one step": Chart(("甲",), (step("start", "开始"),), ()),
    "no lines": Chart(("甲", "乙"), tuple(step("process", f"孤立{n}", n % 2) for n in range(9)), ()),
    "a step that leads to itself": Chart(("甲",), (step("process", "审查"),), (Edge(0, 0, "补充"),)),
    "seven lines between two steps": Chart(
        ("甲",), (step("decision", "怎样处理？"), step("end", "办结")), tuple(Edge(0, 1, f"情形{n}") for n in range(7))
    ),
    "twelve exits": Chart(
        ("甲", "乙"),
        (step("decision", "怎样处理？"), *(step("end", f"第{n}种", n % 2) for n in range(12))),
        tuple(Edge(0, n + 1, f"情形{n}") for n in range(12)),
    ),
    "texts of thousands": Chart(
        ("很长的岗位名称" * 12, "乙"),
        (step("start", "开始" * 40), step("process", "依法审查" * 1000), step("decision", "是否符合" * 99, 1)),
        (Edge(0, 1, "送" * 4000), Edge(1, 2), Edge(2, 1, "不符合法定条件" * 40)),
    ),
    "words without breaks": Chart(
        ("A",), (step("start", "http://example.org/" + "a" * 200), step("end", "W" * 60)), (Edge(0, 1, "W" * 29),)
    ),
    "sixty steps": Chart(
        ("甲", "乙", "丙"),
        tuple(step("process", f"第{n}步依法办理有关手续", n // 4 % 3) for n in range(60)),
        tuple(Edge(n, n + 1) for n in range(59)),
    ),
    "a lane without steps": Chart(("甲", "空", "乙"), (step("start", "始"), step("end", "终", 2)), (Edge(0, 1),)),
}


@pytest.mark.parametrize("claim", EXTREME)
def test_an_extreme_chart_is_drawn_without_fault(claim: str) -> None:
    assert faults(EXTREME[claim], drawing(EXTREME[claim])) == []


@pytest.mark.parametrize("name", BUNDLE)
def test_the_first_way_of_a_chart_leads_down(name: str) -> None:
    """What comes later stands no higher, but for lines that lead back."""
    chart = BUNDLE[name]
    rows = plan(chart).placement.rows
    assert all(rows[e.source] <= rows[e.target] for n, e in enumerate(chart.edges) if n not in chart.back)


def test_lanes_stand_in_the_declared_order() -> None:
    lanes = drawing(LICENCE).lanes
    assert ["".join(text.text for text in lane.head) for lane in lanes] == list(LICENCE.lanes)
    assert [lane.x for lane in lanes] == sorted(lane.x for lane in lanes)


@pytest.mark.parametrize("claim", EXTREME)
def test_a_printed_chart_fits_its_paper_with_every_text_at_eight_points(claim: str) -> None:
    made = printed(EXTREME[claim], HEAD)
    assert made.scale * SMALL >= LEAST - 1e-6
    room = made.paper.below(HEAD) if made.paper in PAPER_SIZES else made.paper
    for tile in made.tiles:
        assert tile.drawing.width * made.scale <= room.width + 0.1
        assert tile.drawing.height * made.scale <= room.height + 0.1


def test_a_chart_on_several_sheets_shows_every_step_once_and_joins_its_lines_by_letters() -> None:
    chart = drawn_by_chance(11, 30, 4)
    whole = drawing(chart)
    half, low = whole.lanes[2].x, whole.cuts[len(whole.cuts) // 2]
    tiles = cut(whole, [(0.0, half), (half, whole.width)], [(whole.head, low), (low, whole.height)])
    assert sorted(box.node for tile in tiles for box in tile.drawing.boxes) == list(range(len(chart.nodes)))
    labels = [text.text for tile in tiles for line in tile.drawing.lines for text in line.label]
    assert sorted(labels) == sorted(text.text for line in whole.lines for text in line.label)
    words = [connector.word for tile in tiles for connector in tile.connectors]
    assert words
    assert all(words.count(word) == 2 for word in words)


BROKEN = {
    "出具《受理通知书》，即日移送审查岗": 7,
    "材料齐全、符合法定形式（含电子材料）的，当场受理；": 6,
    "自2026年11月22日起10个工作日内作出决定": 8,
    "……——！？》）": 3,
    "《〈「（": 2,
}


@pytest.mark.parametrize("text", BROKEN)
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(text: str) -> None:
    lines = wrap(text, BROKEN[text])
    assert "".join(lines) == text
    if len(set(text) - set(CLOSING + OPENING)) > 1:
        assert all(width(line) <= BROKEN[text] for line in lines)
        assert not any(line[0] in CLOSING for line in lines[1:])
        assert not any(line[-1] in OPENING for line in lines[:-1])


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=80), st.integers(2, 12))
def test_wrapping_loses_no_character_and_keeps_to_the_width(text: str, em: int) -> None:
    lines = wrap(text, em)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line) <= em for line in lines)


def test_the_same_chart_is_drawn_the_same_under_any_hash_seed() -> None:
    code = (
        "import charts, hashlib, msgspec\n"
        "from ptr.render.flowchart.paper import drawing\n"
        "made = [drawing(c) for c in (*charts.BUNDLE.values(), charts.drawn_by_chance(7, 20, 4))]\n"
        "print(hashlib.sha256(msgspec.json.encode(made)).hexdigest())"
    )
    root = Path(__file__).parents[2]
    env = os.environ | {"PYTHONPATH": f"{root}{os.pathsep}{Path(__file__).parent}"}
    made = {
        subprocess.run(
            [sys.executable, "-c", code], env=env | {"PYTHONHASHSEED": seed}, check=True, capture_output=True, text=True
        ).stdout
        for seed in ("0", "1", "12345")
    }
    assert len(made) == 1
    assert len(made.pop().strip()) == hashlib.sha256().digest_size * 2
