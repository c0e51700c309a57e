"""What the printed flow chart promises, in every format."""

from __future__ import annotations

import io
import os
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pikepdf
import pytest
from charts import BUNDLE
from flow_sample import FLOW, HIDDEN, chart_sheet, chart_view, drawn, flow, step
from render_sample import COMMITTED, POWER, SECRET, TEMPLATES, power
from render_text import attached, pages_of, squeezed, text_of

from ptr.render.engine import digest, render, sheets
from ptr.render.errors import BrokenChart, MissingGlyph
from ptr.render.identity import Identity, short_code

FORMATS = [format for _, format in sheets("flow-chart", TEMPLATES)]
GOLDEN = Path(__file__).parent / "golden"
HOSTILE = '#panic("x") <script>alert(1)</script> & $x$ \\ {{ 7*7 }}'


def said(made: bytes, format: str) -> str:
    """The text of a sheet as it copies out."""
    return text_of(made, "html" if format == "svg" else format)


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_inputs_give_the_same_bytes(format: str, font_dir: Path) -> None:
    assert chart_sheet(chart_view(), format, font_dir) == chart_sheet(chart_view(), format, font_dir)


@pytest.mark.parametrize("name", BUNDLE)
def test_a_chart_is_drawn_as_approved(name: str, font_dir: Path) -> None:
    made = chart_sheet(chart_view(drawn(name)), "svg", font_dir)
    golden = GOLDEN / f"flow-{name}.svg"
    if os.environ.get("WRITE_GOLDEN"):
        golden.write_bytes(made)
    assert made.decode() == golden.read_text("utf-8"), (
        "if the new drawing is as good, run the tests with WRITE_GOLDEN=1"
    )


@pytest.mark.parametrize("format", FORMATS)
def test_every_word_of_the_chart_copies_out(format: str, font_dir: Path) -> None:
    text = said(chart_sheet(chart_view(), format, font_dir), format)
    for word in (
        "发起人筹备",
        "1.受理",
        "《受理通知书》",
        "5个工作日",
        "险高",
        "监",
        "权",
        "2.是否符合条件？",
        "不计入时限",
    ):
        assert squeezed(word) in text
    for word in ("不符合", "申请人", "窗口", "收到决定", "12345", "投诉举报", "廉政风险点", "监督制约", "相对人权利"):
        assert word in text


@pytest.mark.parametrize("format", ["pdf", "html"])
def test_the_table_behind_the_chart_says_all_of_every_step(format: str, font_dir: Path) -> None:
    text = said(chart_sheet(chart_view(), format, font_dir), format)
    for word in (
        "经办岗",
        "限时办结制度",
        "当场核对材料目录",
        "派驻纪检监察组",
        "抽查案卷",
        "申请回避",
        "拖延不办",
        "限时提醒",
    ):
        assert word in text
    assert "不符合→发起人筹备" in text
    assert "《中华人民共和国行政许可法》（2019年4月23日文本）第三十二条" in text
    assert "法定程序" in text


@pytest.mark.parametrize("format", FORMATS)
def test_values_are_data_and_print_as_they_are(format: str, font_dir: Path) -> None:
    shown = flow(title=HOSTILE, lanes=[{"id": "party", "name": HOSTILE}, {"id": "clerk", "name": "窗口"}])
    made = chart_sheet(chart_view(shown), format, font_dir)
    assert squeezed(HOSTILE) in said(made, format)
    assert b"<script" not in made


@pytest.mark.parametrize("format", FORMATS)
def test_a_sheet_says_where_it_comes_from(format: str, font_dir: Path) -> None:
    code = short_code(digest(chart_view(), "flow-chart", "", format, TEMPLATES))
    text = said(chart_sheet(chart_view(), format, font_dir), format)
    for word in (code, "3fa9c1d", "2026年9月1日", "未备案", "版次：2026-1", "示例市民政局"):
        assert word in text
    assert "备案号：备2026-3" in said(chart_sheet(chart_view(filing="备2026-3"), format, font_dir), format)
    draft = said(chart_sheet(chart_view(), format, font_dir, Identity(draft=True)), format)
    assert "草稿" in draft
    assert "核验码" not in draft


@pytest.mark.parametrize("format", FORMATS)
def test_what_is_not_public_is_not_there(format: str, font_dir: Path) -> None:
    made = chart_sheet(chart_view(), format, font_dir)
    text = said(made, format) + (attached(made, "flow-chart.json") if format == "pdf" else "")
    assert SECRET not in text
    assert HIDDEN not in text


def test_a_drawing_is_closed_well_formed_and_described(font_dir: Path) -> None:
    made = chart_sheet(chart_view(), "svg", font_dir).decode()
    root = ET.fromstring(made)
    space = {"s": "http://www.w3.org/2000/svg"}
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "title desc"
    assert root.findtext("s:title", namespaces=space) == "示例市民政局社会团体成立登记流程图"
    assert "不符合→发起人筹备" in str(root.findtext("s:desc", namespaces=space))
    assert not re.findall(r"(?:href|src|url\(|@import|<script)", made)
    assert made.count("http") == 1, "the name of SVG's own namespace"


def test_html_is_one_page_without_outside_requests_and_with_a_table(font_dir: Path) -> None:
    page = chart_sheet(chart_view(), "html", font_dir).decode()
    assert "http" not in page.replace("http-equiv", "")
    assert 'scope="col"' in page
    assert 'scope="row"' in page
    assert 'role="img"' in page


def test_a_pdf_is_tagged_and_carries_its_data(font_dir: Path) -> None:
    made = chart_sheet(chart_view(), "pdf", font_dir)
    with pikepdf.open(io.BytesIO(made)) as pdf, pdf.open_metadata() as meta:
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"], meta["pdfuaid:part"]) == ("3", "A", "1")
    assert "社会团体成立登记流程图" in attached(made, "flow-chart.json")


@pytest.mark.parametrize(("char", "point"), [("\U0002a700", "U+2A700"), ("\u202e", "U+202E"), ("\x07", "U+0007")])
def test_a_character_that_cannot_be_printed_is_named_with_its_place(char: str, point: str, font_dir: Path) -> None:
    bad = chart_view(step(1, text=f"甲{char}乙"))
    with pytest.raises(MissingGlyph) as caught:
        chart_sheet(bad, "pdf", font_dir)
    assert (caught.value.places[0].place, caught.value.places[0].point) == ("/steps/1/text", point)
    marked = render(bad, "flow-chart", "", "pdf", TEMPLATES, font_dir, identity=COMMITTED, mark_missing=True)
    assert f"甲〔{point}〕乙" in said(marked, "pdf")


@pytest.mark.parametrize("format", ["svg", "html"])
def test_the_screen_leaves_rare_characters_to_its_own_fonts(format: str, font_dir: Path) -> None:
    assert "\U0002a700".encode() in chart_sheet(chart_view(step(1, text="\U0002a700")), format, font_dir)
    with pytest.raises(MissingGlyph):
        chart_sheet(chart_view(step(1, text="甲\u202e乙")), format, font_dir)


LOST = {
    "a step that is not there": (step(0, next=[{"to": "gone"}]), "gone"),
    "a lane that is not there": (step(0, lane="nowhere"), "nowhere"),
}


@pytest.mark.parametrize("claim", LOST)
def test_a_chart_that_names_what_it_does_not_have_is_refused(claim: str) -> None:
    shown, name = LOST[claim]
    with pytest.raises(BrokenChart, match=name):
        chart_view(shown)


LONG = "".join(f"第{n}段依法审查申请人提交的全部材料并作出决定；" for n in range(180))
SIXTY = [
    {
        "id": f"s{n}",
        "kind": "start" if not n else "end" if n == 59 else "process",
        "lane": FLOW["lanes"][n // 3 % 2]["id"],
        "text": f"第{n}步办理有关手续",
        "next": [{"to": f"s{n + 1}"}] if n < 59 else [],
    }
    for n in range(60)
]


@pytest.mark.parametrize("place", ["text", "duty"])
def test_a_step_of_four_thousand_characters_prints_whole(place: str, font_dir: Path) -> None:
    """In the table of steps; a page ends within a sentence."""
    assert len(LONG) > 4000
    made = chart_sheet(chart_view(step(1, **{place: LONG})), "pdf", font_dir)
    split = [n for n in range(180) if f"第{n}段依法" not in said(made, "pdf")]
    assert len(split) < len(pages_of(made))
    assert f"第{179}段依法审查申请人提交的全部材料并作出决定" in said(made, "pdf")


@pytest.mark.parametrize("format", FORMATS)
def test_a_title_of_eighty_characters_prints_whole(format: str, font_dir: Path) -> None:
    title = "很长的流程图名称" * 10
    assert title in said(chart_sheet(chart_view(flow(title=title)), format, font_dir), format)


@pytest.mark.parametrize("format", FORMATS)
def test_sixty_steps_are_all_drawn_and_printed_on_several_sheets(format: str, font_dir: Path) -> None:
    text = said(chart_sheet(chart_view(flow(steps=SIXTY)), format, font_dir), format)
    assert all(f"第{n}步办理有关手续" in text for n in range(60))
    assert ("第2张，共" in text) is (format == "pdf")


def test_a_power_that_the_public_does_not_know_is_not_named() -> None:
    hidden = power(disclosure={**POWER["disclosure"], "scope": "internal", "except": []})
    facts = chart_view(flow(title="图"), hidden).facts
    assert "社会团体成立登记" not in "".join(item.text for row in facts for item in row.items)
