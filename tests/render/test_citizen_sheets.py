"""What guide, card, commitments, board and withheld list promise."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from citizen_sample import SHEETS, sheet, view
from render_sample import SECRET, TEMPLATES
from render_text import pages_of, squeezed, text_of

from ptr.model.fields.field import LEADERSHIP, PUBLIC
from ptr.render.engine import digest
from ptr.render.identity import Identity, short_code
from ptr.render.views import declared, views

SHEET = pytest.mark.parametrize(("document", "format"), SHEETS)
HOSTILE = '#panic("x") <script>alert(1)</script> & $x$ \\ {{ 7*7 }} *粗* _斜_ @y'
LONG = "".join(f"第{n}段依法审查申请人提交的全部材料并作出决定；" for n in range(180))
EXTREME: dict[str, Any] = {
    "name": "对" + "在公共场所从事经营活动的单位和个人" * 5 + "的许可",
    "summary": LONG,
    "conditions": [LONG, *(f"条件{n}" for n in range(60))],
    "materials": [{"name": f"材料{n}{HOSTILE}", "note": LONG[:400]} for n in range(40)],
    "fees": [{"name": "登记费", "standard": LONG, "basis": [{"law": "行政许可法"}]}],
    "results": [{"name": f"证书{n}"} for n in range(30)],
    "limits": {"statutory": {"none": LONG}, "promised": {"none": LONG}},
}
SAID = {
    "service-guide": (
        "社会团体成立登记",
        "登记申请书",
        "60日",
        "20个工作日",
        "三楼窗口",
        "12388",
        "法律没有规定数量限制",
    ),
    "service-card": ("社会团体成立登记", "登记申请书", "60日", "20个工作日", "三楼窗口", "12345", "12388"),
    "commitments": ("一次性告知", "不得收受礼品", "依法给予处分", "60日", "20个工作日", "承诺单位（盖章）"),
    "notice-board": ("分管副局长", "主管1项职权", "行政许可", "经清理，没有行政征收职权。", "12345", "核验码"),
    "withheld-list": ("社会团体成立登记", "行政执法案卷信息", "过早公开会妨碍取证", "2027年1月1日", "不得公开"),
}


@SHEET
def test_a_sheet_says_what_it_is_for(document: str, format: str, font_dir: Path) -> None:
    text = text_of(sheet(view(document), document, format, font_dir), format)
    code = short_code(digest(view(document), document, "", format, TEMPLATES))
    assert [word for word in (*SAID[document], code, "3fa9c1d", "示例市民政局") if word not in text] == []


@SHEET
def test_the_same_inputs_give_the_same_bytes(document: str, format: str, font_dir: Path) -> None:
    assert sheet(view(document), document, format, font_dir) == sheet(view(document), document, format, font_dir)


@SHEET
def test_a_draft_says_so_and_carries_no_code(document: str, format: str, font_dir: Path) -> None:
    text = text_of(sheet(view(document), document, format, font_dir, Identity(draft=True)), format)
    assert "草稿" in text
    assert "核验码" not in text


@SHEET
def test_values_are_data_and_print_as_they_are(document: str, format: str, font_dir: Path) -> None:
    made = sheet(view(document, name=HOSTILE), document, format, font_dir)
    assert squeezed(HOSTILE) in text_of(made, format)
    assert b"<script" not in made


@pytest.mark.parametrize("document", [name for name, format in SHEETS if format == "pdf"])
def test_a_pdf_is_tagged_and_titled(document: str, font_dir: Path) -> None:
    made = sheet(view(document, **EXTREME), document, "pdf", font_dir)
    with pikepdf.open(io.BytesIO(made)) as pdf, pdf.open_metadata() as meta:
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"], meta["pdfuaid:part"]) == ("3", "A", "1")
        assert str(pdf.Root.Lang).startswith("zh")
        assert "示例市民政局" in meta["dc:title"]


@pytest.mark.parametrize("format", ["pdf", "html"])
def test_a_guide_prints_everything_whole(format: str, font_dir: Path) -> None:
    text = text_of(sheet(view("service-guide", **EXTREME), "service-guide", format, font_dir), format)
    assert all(f"条件{n}" in text for n in range(60))
    assert EXTREME["name"] in text


@pytest.mark.parametrize("changes", [{}, EXTREME, {**EXTREME, "name": LONG}], ids=["plain", "extreme", "endless name"])
def test_a_card_is_one_page_and_says_what_it_left_out(changes: dict[str, Any], font_dir: Path) -> None:
    (page,) = pages_of(sheet(view("service-card", **changes), "service-card", "pdf", font_dir))
    assert ("没有全部印出，见《办事指南》" in page) is bool(changes)
    assert "12345" in page
    assert "12388" in page


def test_an_empty_part_is_left_out_and_an_explicit_none_gives_its_reason(font_dir: Path) -> None:
    bare = {"materials": {"none": "不用带材料"}, "fees": [], "special_procedures": [], "remedies": []}
    text = text_of(sheet(view("service-guide", **bare), "service-guide", "html", font_dir), "html")
    assert "无（不用带材料）" in text
    assert not [label for label in ("收费", "特别程序", "救济渠道") if label in text]


@SHEET
def test_no_sheet_holds_a_field_that_is_not_its_readers(document: str, format: str, font_dir: Path) -> None:
    made = sheet(view(document), document, format, font_dir)
    assert SECRET not in text_of(made, format)
    assert "例外裁量" not in text_of(made, format)


def test_a_view_that_names_no_reader_prints_for_the_fewest(monkeypatch: pytest.MonkeyPatch) -> None:
    assert {name for name in views() if PUBLIC not in declared(name).audiences} == {
        "inspection-notice",
        "status-report",
        "withheld-list",
    }
    assert declared("service-guide").audiences == (PUBLIC,)
    monkeypatch.delattr("ptr.render.views.service_guide.DOCUMENT")
    assert declared("service-guide").audiences == (LEADERSHIP,)
