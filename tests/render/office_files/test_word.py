"""What Word documents promise beyond what every sheet does."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from docx import Document
from docx.document import Document as Opened
from render_sample import POWER, TEMPLATES, power, sheet, view
from render_text import W, text_of, written
from word_samples import changed, parts_of, printed, template

from ptr.render.errors import BrokenTemplate, MissingGlyph
from ptr.render.identity import Identity
from tools.word.__main__ import templates
from tools.word.blocks import cell, each, each_row, p, row, table

BUILT_IN = templates()


def opened(content: bytes) -> Opened:
    return Document(io.BytesIO(content))


def texts(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in opened(content).paragraphs]


def every(content: bytes, name: str) -> list[ElementTree.Element]:
    parts = [held for part, held in parts_of(content).items() if re.match(r"word/(document|header|footer)", part)]
    return [it for held in parts for it in ElementTree.fromstring(held).iter(f"{W}{name}")]


@pytest.mark.parametrize("name", BUILT_IN)
def test_the_template_in_the_repository_is_the_one_that_is_written_as_text(name: str) -> None:
    assert (TEMPLATES[0] / name).read_bytes() == BUILT_IN[name], "python -m tools.word templates"


def test_there_is_no_other_template() -> None:
    assert {path.name for path in TEMPLATES[0].glob("*.docx")} == set(BUILT_IN)


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_template_opens_with_named_styles_to_restyle(name: str) -> None:
    document = opened(BUILT_IN[name])
    assert {"Normal", "Title", "Heading 1", "表头", "表格文字"} <= {style.name for style in document.styles}
    assert {paragraph.style.name for paragraph in document.paragraphs} <= {style.name for style in document.styles}


@pytest.fixture(scope="module")
def catalogue(font_dir: Path) -> bytes:
    return sheet(view(filing="备2026-3"), "", "docx", font_dir)


def test_the_catalogue_opens_and_holds_the_power_under_its_headings(catalogue: bytes) -> None:
    document = opened(catalogue)
    headings = [it.text for it in document.paragraphs if it.style.name.startswith("Heading")]
    assert headings == ["说明", "目录", "一、行政许可（1项）", "1. 社会团体成立登记", "二、行政征收"]
    overview, entry = document.tables
    assert [it.text for it in overview.rows[-2].cells] == ["1", "MZ-01-001", "社会团体成立登记"]
    rows = {it.cells[0].text: it.cells[1].text for it in entry.rows}
    assert rows["办理条件"] == "1. 有五十个以上的个人会员\n2. 有固定的住所"
    assert rows["办理时限"].startswith("法定时限：自受理之日起60日\n承诺时限：自受理之日起20个工作日")


def test_the_file_says_what_it_is_and_nobodys_name(catalogue: bytes) -> None:
    held = opened(catalogue).core_properties
    assert (held.title, held.language, held.author, held.last_modified_by) == ("示例市民政局职权目录", "zh-CN", "", "")
    assert held.created.date().isoformat() == held.modified.date().isoformat() == "2026-09-01"
    assert not [name for name in parts_of(catalogue) if re.search(r"app\.xml|custom|comments|people", name)]
    with zipfile.ZipFile(io.BytesIO(catalogue)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_every_run_names_its_chinese_font_as_its_style_has_it(catalogue: bytes) -> None:
    fonts = [run.find(f"{W}rPr/{W}rFonts") for run in every(catalogue, "r")]
    assert fonts
    assert all(it is not None and it.get(f"{W}eastAsia") and it.get(f"{W}hint") == "eastAsia" for it in fonts)
    title = next(it for it in opened(catalogue).paragraphs if it.style.name == "Title")
    assert title.runs[0]._r.rPr.rFonts.get(f"{W}eastAsia") == "方正小标宋简体"


def test_heads_are_repeated_and_rows_go_on_over_a_page(catalogue: bytes) -> None:
    tables = [it for it in every(catalogue, "tbl") if len(it.findall(f"{W}tr")) > 1]
    for table_ in tables:
        head, *rest = table_.findall(f"{W}tr")
        assert head.find(f"{W}trPr/{W}tblHeader") is not None
        assert not [it for it in rest if it.find(f"{W}trPr/{W}cantSplit") is not None]
    assert tables
    assert not every(catalogue, "docGrid")


def test_a_restyled_template_of_the_registry_prints_in_its_own_fonts(tmp_path: Path, font_dir: Path) -> None:
    own = opened(BUILT_IN["catalogue.docx"])
    own.styles["Title"].element.rPr.rFonts.set(f"{W}eastAsia", "华文中宋")
    own.core_properties.author = own.core_properties.last_modified_by = "做模板的人"
    out = io.BytesIO()
    own.save(out)
    made_ = printed(tmp_path, font_dir, out.getvalue())
    title = next(it for it in opened(made_).paragraphs if it.style.name == "Title")
    assert title.runs[0]._r.rPr.rFonts.get(f"{W}eastAsia") == "华文中宋"
    assert "做模板的人".encode() not in b"".join(parts_of(made_).values())


BROKEN = {
    "a missing name": ("单位：{{ doc.unti }}", r"catalogue\.docx 正文“单位：\{\{ doc\.unti \}\}”.*unti"),
    "a missing name far on in a line": (
        "{{ doc.unit }}" + "，照此办理" * 40 + "{{ doc.unti }}",
        r"正文.*\{\{ doc\.unti \}\}.*不能",
    ),
    "an unknown word": ("{{ dok.unit }}", r"正文“\{\{ dok\.unit \}\}”"),
    "a missing key": ("{{ doc.labels.colour }}", r"正文.*colour"),
    "a tag without end": ("{% if doc.unit %}", r"catalogue\.docx 正文.*写法有误"),
    "an unknown filter": ("{{ doc.unit|shout }}", r"正文.*shout"),
    "a division by nought": ("{{ 1 // 0 }}", r"正文.*1 // 0"),
    "another template": ("{% include '_page.typ.j2' %}", r"_page\.typ\.j2"),
    "a way out of the sandbox": ("{{ doc.unit.__class__.__mro__ }}", r"__class__"),
    "a way to files": ("{{ doc.unit.__init__.__globals__ }}", r"__init__"),
    "a call that is none": ("{{ doc.unit() }}", r"doc\.unit\(\)"),
    "a tag that tears a paragraph": ("{%p for it in doc.columns %}甲", r"endfor|写法有误"),
}


@pytest.mark.parametrize("claim", BROKEN)
def test_a_broken_template_is_named_with_the_words_around(claim: str, tmp_path: Path, font_dir: Path) -> None:
    text, said = BROKEN[claim]
    with pytest.raises(BrokenTemplate) as raised:
        printed(tmp_path, font_dir, template("甲", text, "乙"))
    assert re.search(said, raised.value.message[0])


def test_a_fault_in_the_foot_is_found_there(tmp_path: Path, font_dir: Path) -> None:
    broken = changed(template("甲"), "word/footer1.xml", "foot", "fuss")
    with pytest.raises(BrokenTemplate, match="页脚"):
        printed(tmp_path, font_dir, broken)


INSERTED = p("正文", '<w:ins w:id="1" w:author="某人"><w:r><w:t>增</w:t></w:r></w:ins>')
LINKED = (
    '<Relationship Id="x" Type="http://a/image" Target="file:///C:/Users/somebody/a.png" TargetMode="External"/></R'
)
REFUSED = {
    "no archive": (b"%PDF-1.7", "不是 Word 文档"),
    "an empty file": (b"", "不是 Word 文档"),
    "another archive": (changed(template("甲"), "word/document.xml", "document", "x"), "不是 Word 文档"),
    "tracked changes": (template("甲", xml=INSERTED), "修订痕迹"),
    "a linked picture": (changed(template("甲"), "word/_rels/document.xml.rels", "</R", LINKED), "引用了别的文件"),
}


@pytest.mark.parametrize("claim", REFUSED)
def test_what_is_no_template_is_refused_with_the_reason(claim: str, tmp_path: Path, font_dir: Path) -> None:
    content, said = REFUSED[claim]
    with pytest.raises(BrokenTemplate) as raised:
        printed(tmp_path, font_dir, content)
    assert said in raised.value.message[0]


def test_a_template_behind_a_link_is_refused(tmp_path: Path, font_dir: Path) -> None:
    (tmp_path / "elsewhere.docx").write_bytes(b"")
    (tmp_path / "catalogue.docx").symlink_to(tmp_path / "elsewhere.docx")
    with pytest.raises(BrokenTemplate, match="behind a link"):
        printed(tmp_path, font_dir, template("甲"))


def test_cells_and_tables_that_are_left_empty_are_still_a_document(tmp_path: Path, font_dir: Path) -> None:
    nothing = row(cell(each("it in []", p("表格文字", "甲"))))
    empty = table((30,), (), each_row("it in []", 1, nothing))
    made_ = printed(tmp_path, font_dir, template("甲", xml=table((30,), (), nothing) + empty + p("正文", "乙")))
    (kept,) = every(made_, "tbl")
    assert [it[-1].tag for it in kept.iter(f"{W}tc")] == [f"{W}p"]


def test_two_tables_stay_two_and_none_ends_the_text(tmp_path: Path, font_dir: Path) -> None:
    one = table((30,), ("甲",), row(cell(p("表格文字", "乙"))))
    made_ = printed(tmp_path, font_dir, template("甲", xml=one + one))
    body = opened(made_).element.body
    assert [it.tag.removeprefix(W) for it in body] == ["p", "tbl", "p", "tbl", "p", "sectPr"]


SPLIT = {
    "over runs": p("正文", "{", "{ doc", ".unit }", "}"),
    "by a mark of the spelling": p("正文", "{{ doc.", "<w:proofErr w:type='spellStart'/>", "unit }}"),
    "with the quotation marks that Word makes": p("正文", "{{ doc.unit or “无” }}"),
    "in bold half way": p("正文", "{{ doc", (".unit }}", "依据")),
}


@pytest.mark.parametrize("claim", SPLIT)
def test_a_tag_that_word_tore_apart_is_still_one(claim: str, tmp_path: Path, font_dir: Path) -> None:
    assert texts(printed(tmp_path, font_dir, template(xml=SPLIT[claim]))) == ["示例市民政局"]


VALUES: dict[str, Any] = {
    "lines": "第一行\n第二行",
    "what docxtpl reads as braces": "{_{ x }_} {_% y %_}",
    "tags": "{{ doc.unit }}{% raw %}{# z #}",
    "XML": "<w:p/> & ]]> &amp; \"'",
    "a formula": '=HYPERLINK("http://example.org")',
    "an emoji and rare characters": "👍𠮷𫖯",
    "spaces at both ends": "  甲  ",
}


@pytest.mark.parametrize("claim", VALUES)
def test_a_value_is_text_and_nothing_else(claim: str, font_dir: Path) -> None:
    made_ = sheet(view(power(summary=VALUES[claim], name="名" * 80)), "", "docx", font_dir)
    assert VALUES[claim] in texts(made_)
    assert "1. " + "名" * 80 in texts(made_)


@pytest.mark.parametrize("char", ["\x00", "\x0b", "\x1b", "\u202e", "\u200f", "\ufffe", "\U0001ffff"])
def test_a_character_that_shows_nothing_stops_the_print(char: str, font_dir: Path) -> None:
    with pytest.raises(MissingGlyph, match=f"U\\+{ord(char):04X}"):
        sheet(view(power(summary=f"甲{char}乙")), "", "docx", font_dir)


def test_a_long_title_fits_into_the_properties(tmp_path: Path, font_dir: Path) -> None:
    from citizen_sample import sheet as citizen_sheet
    from citizen_sample import view as citizen_view

    made_ = citizen_sheet(citizen_view("service-guide", name="名" * 4000), "service-guide", "docx", font_dir)
    assert len(opened(made_).core_properties.title) == 255


def test_a_draft_says_so_at_head_and_foot(font_dir: Path) -> None:
    made_ = sheet(view(), "", "docx", font_dir, Identity(draft=True))
    assert "草稿" in written("header1", made_)
    assert "草稿" in written("footer1", made_)
    assert "草稿" not in text_of(sheet(view(), "", "docx", font_dir), "docx")


def test_the_sample_holds_what_the_other_formats_hold(catalogue: bytes) -> None:
    text = text_of(catalogue, "docx")
    assert "备案号：备2026-3" in text
    assert all(it in text for it in POWER["commitments"] + POWER["discipline"])
