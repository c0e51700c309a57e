"""What spreadsheets promise beyond what every sheet does."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from citizen_sample import sheet as citizen_sheet
from citizen_sample import view as citizen_view
from render_sample import COMMITTED, TEMPLATES, power, sheet, view
from render_text import cells_of
from word_samples import parts_of

from ptr.render.engine import render
from ptr.render.errors import BrokenTemplate, RenderError
from ptr.render.formats.xlsx import counted, dated
from ptr.render.identity import Identity
from ptr.render.office_files.book import Book, Column, Sheet
from ptr.render.office_files.cells import CELL, NAME, REMARK, ROWS, fitting, shown_name, units
from ptr.render.office_files.workbook import written

STAMP = datetime.datetime(2026, 9, 1, tzinfo=datetime.UTC)


def table(content: bytes) -> tuple[list[str], list[dict[str, Any]]]:
    """Give the head and the rows of a sheet by it."""
    cells = cells_of(content)
    start = next(number for number, row in enumerate(cells) if row[0] == "序号")
    rows = [row for row in cells[start + 1 :] if isinstance(row[0], float | int)]
    return cells[start], [dict(zip(cells[start], row, strict=True)) for row in rows]


def part(content: bytes, name: str) -> str:
    return parts_of(content)[f"xl/{name}.xml"].decode()


@pytest.fixture(scope="module")
def catalogue(font_dir: Path) -> bytes:
    return sheet(view(power(code="0001"), power(id="mz-bbbbbb", name="另一项", code="0002")), "", "xlsx", font_dir)


def test_the_catalogue_is_one_table_with_a_row_a_power(catalogue: bytes) -> None:
    head, rows = table(catalogue)
    assert head[:6] == ["序号", "权力类别", "职权编码", "职权名称", "重点部位", "行使依据"]
    assert [row["序号"] for row in rows] == [1, 2]
    assert [row["职权名称"] for row in rows] == ["社会团体成立登记", "另一项"]
    assert rows[0]["办理条件和办理时限"].splitlines()[1:3] == ["2. 有固定的住所", "法定时限：自受理之日起60日"]
    assert "行政征收：经清理，没有行政征收职权。" in [row[0] for row in cells_of(catalogue)]


def test_a_code_stays_text_and_a_day_is_a_date(catalogue: bytes, font_dir: Path) -> None:
    _, (first, _) = table(catalogue)
    assert first["职权编码"] == "0001"
    assert first["起止日期"] == datetime.date(2012, 11, 9)
    listed = citizen_sheet(citizen_view("withheld-list"), "withheld-list", "xlsx", font_dir)
    _, (row,) = table(listed)
    assert (row["序号"], row["复核日期"]) == (1, datetime.date(2027, 1, 1))


def test_the_head_stays_in_sight_and_is_printed_on_every_page(catalogue: bytes) -> None:
    page, book = part(catalogue, "worksheets/sheet1"), part(catalogue, "workbook")
    head = 1 + next(number for number, row in enumerate(cells_of(catalogue)) if row[0] == "序号")
    assert re.search(rf'<pane xSplit="4" ySplit="{head}"[^>]*state="frozen"', page)
    assert f"职权目录!${head}:${head}" in book
    assert re.search(r"Print_Area[^>]*>职权目录!\$A\$1:\$M\$\d+<", book), "the columns of the notice board"
    assert f'<autoFilter ref="A{head}:' in page
    (setup,) = re.findall("<pageSetup [^>]*>", page)
    assert all(it in setup for it in ('paperSize="8"', 'orientation="landscape"', 'fitToHeight="0"'))
    assert "第 &amp;P 页" in page


def test_the_file_says_what_it_is_and_nobodys_name(catalogue: bytes) -> None:
    core = parts_of(catalogue)["docProps/core.xml"].decode()
    assert "<dc:title>示例市民政局职权目录</dc:title>" in core
    assert re.search("<dc:creator></dc:creator>|<dc:creator/>", core)
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"2026-09-01T00:00:00Z"}
    with zipfile.ZipFile(io.BytesIO(catalogue)) as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {1980}


VALUES = {
    "a formula": '=HYPERLINK("http://example.org","按")',
    "other beginnings of formulas": "+1-1@SUM(A1)",
    "an array formula": "{=1+1}",
    "an address": "http://example.org/一",
    "mail": "mailto:a@example.org",
    "a reference within": "internal:Sheet1!A1",
    "a number": "0012",
    "a day that is none": "2026年2月30日",
    "tags": "{{ doc.unit }}{% if x %}<t>&amp;",
    "YAML": "甲: [乙, *丙]\n- 丁 # 戊 \u2028己",
    "quotes": "\"双\" '单' \\n",
    "an emoji and rare characters": "👍𠮷𫖯",
}


@pytest.mark.parametrize("claim", VALUES)
def test_a_value_is_text_and_nothing_else(claim: str, font_dir: Path) -> None:
    made = sheet(view(power(name=VALUES[claim])), "", "xlsx", font_dir)
    _, (row,) = table(made)
    assert row["职权名称"] == VALUES[claim]
    page = part(made, "worksheets/sheet1")
    assert "<f>" not in page
    assert "hyperlink" not in page.lower()


@pytest.mark.parametrize("size", [CELL - 1, CELL, CELL + 1, 100_000])
@pytest.mark.parametrize("char", ["甲", "𠮷", "👍a"])
def test_a_cell_holds_what_it_can_and_says_where_it_was_cut(size: int, char: str) -> None:
    text = (char * size)[:size]
    kept = fitting(text)
    assert units(kept) <= CELL
    assert (kept == text) is (units(text) <= CELL)
    if kept != text:
        assert kept.endswith(REMARK)
        assert units(kept) >= CELL - 2
        assert text.startswith(kept.removesuffix(REMARK))


def test_a_cut_cell_and_a_row_that_is_too_high_are_remarked_below(font_dir: Path) -> None:
    made = sheet(view(power(discipline=["甲" * 20_000] * 2, commitments=["乙" * 4_235])), "", "xlsx", font_dir)
    last = [row[0] for row in cells_of(made)][-2:]
    assert re.match("注：有 1 格文字超过", last[0])
    assert re.match("注：有 1 行文字较长", last[1])
    _, (row,) = table(made)
    assert row["服务承诺"] == "乙" * 4_235
    heights = [float(it) for it in re.findall(r'<row [^>]* ht="([\d.]+)"', part(made, "worksheets/sheet1"))]
    assert 408 < max(heights) <= 409


NAMES = {
    "what is not allowed": ("甲/乙[丙]:*?\\'", "甲／乙［丙］：＊？＼＇"),
    "a long name": ("名" * 40, "名" * NAME),
    "rare characters": ("𠮷" * 40, "𠮷" * 15),
    "nothing": ("  ", "表"),
}


@pytest.mark.parametrize("claim", NAMES)
def test_a_sheet_has_a_name_that_the_format_allows(claim: str) -> None:
    wanted, name = NAMES[claim]
    taken: set[str] = set()
    assert shown_name(wanted, taken) == name
    again = shown_name(wanted, taken)
    assert again != name
    assert units(again) <= NAME


def test_two_names_that_differ_in_case_alone_are_two_sheets() -> None:
    taken: set[str] = set()
    assert [shown_name(name, taken) for name in ("Abc", "aBC")] == ["Abc", "aBC（2）"]


HEAD = "sheets:\n- name: 甲\n  title: 乙\n  columns:\n  - {title: 丙, width: 9}\n"
BROKEN = {
    "no YAML": ("sheets: [\n", "catalogue.xlsx.j2 填出来的不是 YAML"),
    "not a book": ("- 甲\n", "catalogue.xlsx.j2 填出来的不是表格的描述"),
    "an unknown word": (HEAD + "  rows: []\n  colour: red\n", "colour"),
    "too many cells": (HEAD + "  rows:\n  - [1, 2]\n", "第 1 行有 2 格，应与 1 个栏目一一对应"),
    "no column": ("sheets:\n- {name: 甲, title: 乙, columns: [], rows: []}\n", "columns"),
    "a missing name": (HEAD + "  rows:\n  - [{{ doc.unti }}]\n", "catalogue.xlsx.j2:7 不能填写"),
    "a way out of the sandbox": ("{{ doc.unit.__class__.__mro__ }}", "catalogue.xlsx.j2:1"),
}


@pytest.mark.parametrize("claim", BROKEN)
def test_a_broken_template_is_named_with_its_place(claim: str, tmp_path: Path, font_dir: Path) -> None:
    text, said = BROKEN[claim]
    (tmp_path / "catalogue.xlsx.j2").write_text(text)
    with pytest.raises(BrokenTemplate) as raised:
        render(view(), "catalogue", "", "xlsx", [tmp_path, *TEMPLATES], font_dir, identity=COMMITTED)
    assert said in raised.value.message[0]


def test_a_registrys_own_template_goes_before(tmp_path: Path, font_dir: Path) -> None:
    (tmp_path / "catalogue.xlsx.j2").write_text(HEAD + "  rows:\n  - [{{ doc.unit }}]\n")
    made = render(view(), "catalogue", "", "xlsx", [tmp_path, *TEMPLATES], font_dir, identity=COMMITTED)
    assert [row[0] for row in cells_of(made)][-2:] == ["丙", "示例市民政局"]


def test_more_rows_than_a_sheet_has_are_refused() -> None:
    rows = ((1,),) * ROWS
    with pytest.raises(RenderError, match="1048576"):
        written(Book(sheets=(Sheet(name="甲", title="乙", columns=(Column("丙", 9),), rows=rows),)), "", "", STAMP)


@pytest.mark.parametrize("number", [10**15, -(10**40), float("inf"), float("-inf"), float("nan")])
def test_a_number_that_a_spreadsheet_cannot_keep_is_text(number: float) -> None:
    one = Sheet(name="甲", title="乙", columns=(Column("丙", 9),), rows=((number,),))
    assert cells_of(written(Book(sheets=(one,)), "", "", STAMP))[-1] == [str(number)]


def test_a_long_line_of_identity_is_cut_at_the_foot_and_whole_above() -> None:
    foot = "&甲" * 200
    one = Sheet(name="甲", title="乙", columns=(Column("丙", 9),), rows=((1,),), warning="&" * 300)
    made = written(Book(sheets=(one, one)), "题", foot, STAMP)
    page = part(made, "worksheets/sheet1")
    (shown,) = re.findall("<oddFooter>(.*?)</oddFooter>", page)
    assert len(shown.replace("&amp;", "&")) <= 255
    assert shown.endswith("&amp;N 页")
    assert foot in [row[0] for row in cells_of(made)]
    assert part(made, "worksheets/sheet2")


def test_a_draft_says_so_above_and_at_the_foot(font_dir: Path) -> None:
    made = sheet(view(), "", "xlsx", font_dir, Identity(draft=True))
    assert "草稿" in cells_of(made)[1][0]
    assert re.search("<oddFooter>.*草稿.*</oddFooter>", part(made, "worksheets/sheet1"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2026年9月1日", {"day": "2026-09-01", "suffix": ""}),
        ("2026年9月1日起", {"day": "2026-09-01", "suffix": "起"}),
        ("2026年9月1日至2027年1月1日", "2026年9月1日至2027年1月1日"),
        ("2026年13月1日", "2026年13月1日"),
        ("0年1月1日", "0年1月1日"),
        ("", ""),
    ],
)
def test_a_day_as_the_views_write_it_is_read_back(text: str, value: object) -> None:
    assert dated(text) == value


@pytest.mark.parametrize(
    ("text", "value"), [("0", 0), ("12", 12), ("012", "012"), ("1.5", "1.5"), ("9" * 16, "9" * 16)]
)
def test_a_number_that_would_lose_something_stays_text(text: str, value: object) -> None:
    assert counted(text) == value
