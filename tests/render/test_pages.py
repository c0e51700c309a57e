"""What the printed catalogue promises."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import msgspec
import pikepdf
import pytest
from render_sample import COMMITTED, POWER, SECRET, SHEETS, TEMPLATES, power, sheet, view
from render_text import attached, pages_of, squeezed, text_of

from ptr.render.engine import digest, render, sheets
from ptr.render.errors import BrokenTemplate, MissingGlyph, UnknownSheet
from ptr.render.formats.pdf import literal
from ptr.render.identity import Identity, short_code

HOSTILE = [
    '#read("/etc/passwd")',
    '"]; #panic("x")',
    "*粗* _斜_ $x$ @y <z>",
    "<script>alert(1)</script>",
    "{{ 7*7 }}{% x %}",
    "\\u{41}\\",
    "// 注 /* 释 */",
]


@pytest.mark.parametrize(("variant", "format"), SHEETS)
def test_the_same_inputs_give_the_same_bytes(variant: str, format: str, font_dir: Path) -> None:
    assert sheet(view(), variant, format, font_dir) == sheet(view(), variant, format, font_dir)


@pytest.mark.parametrize(("variant", "format"), SHEETS)
def test_values_are_data_and_print_as_they_are(variant: str, format: str, font_dir: Path) -> None:
    made = sheet(view(power(name=HOSTILE[0], conditions=HOSTILE, body=HOSTILE[1])), variant, format, font_dir)
    text = text_of(made, format)
    for value in HOSTILE:
        assert squeezed(value) in text
    if format == "html":
        assert b"<script" not in made


@pytest.mark.parametrize(("variant", "format"), SHEETS)
def test_a_row_of_four_thousand_characters_prints_whole(variant: str, format: str, font_dir: Path) -> None:
    long = "".join(f"第{n}段依法审查申请人提交的全部材料并作出决定；" for n in range(180))
    assert len(long) > 4000
    text = text_of(sheet(view(power(duties=[{"stage": "审查", "text": long}])), variant, format, font_dir), format)
    whole = re.sub("版次：2026-1未备案修订号.*?(?:责任追究|内容)", "", text)  # foot and heads between two pages
    assert all(f"第{n}段依法" in whole for n in range(180))
    if format == "pdf":
        assert text.count({"board": "社会团体成立登记（续）", "book": "行使权力的职责（续）"}[variant]) >= 2, (
            "it is named again"
        )
    if variant == "board":
        assert text.count("行使权力的职责") > 1, "the head is repeated"


@pytest.mark.parametrize(("variant", "format"), SHEETS)
def test_a_sheet_says_where_it_comes_from(variant: str, format: str, font_dir: Path) -> None:
    code = short_code(digest(view(), "catalogue", variant, format, TEMPLATES))
    text = text_of(sheet(view(), variant, format, font_dir), format)
    for said in (code, "3fa9c1d", "2026年9月1日", "未备案", "版次：2026-1", "示例市民政局"):
        assert said in text
    assert "草稿" not in text
    assert "备案号：备2026-3" in text_of(sheet(view(filing="备2026-3"), variant, format, font_dir), format)


@pytest.mark.parametrize(("variant", "format"), SHEETS)
def test_a_draft_says_so_and_carries_no_code(variant: str, format: str, font_dir: Path) -> None:
    text = text_of(sheet(view(), variant, format, font_dir, Identity(draft=True)), format)
    assert "草稿" in text or ("草" in text and "稿" in text)
    assert "核验码" not in text


UNAPPROVED = {
    "a changed power": ([{"conditions": ["另有条件"]}], [{}]),
    "a power more": ([{}, {"id": "mz-bbbbbb", "name": "新的职权"}], [{}]),
    "a power less": ([{}], [{}, {"id": "mz-bbbbbb", "name": "旧的职权"}]),
}


@pytest.mark.parametrize(("variant", "format"), SHEETS)
@pytest.mark.parametrize("claim", UNAPPROVED)
def test_what_the_edition_does_not_hold_makes_a_draft_that_says_so(
    claim: str, variant: str, format: str, font_dir: Path
) -> None:
    now, approved = (tuple(power(**changes) for changes in powers) for powers in UNAPPROVED[claim])
    made = sheet(view(*now, approved=approved), variant, format, font_dir)
    text = text_of(made, format)
    assert "草稿，与第2026-1版不一致" in text
    said = text + (attached(made) if format == "pdf" else "")
    assert all(
        word not in said for word in ("核验码", "修订号", "3fa9c1d", "局长办公会议", "2026年8月20日", "2026-08-20")
    )


@pytest.mark.parametrize(
    "changes", [{"contacts": {"consultation": "0313-2010000"}}, {"custom": {"note": "另一条"}}], ids=str
)
def test_what_no_edition_answers_for_makes_no_draft(changes: dict[str, Any], font_dir: Path) -> None:
    assert "草稿" not in text_of(sheet(view(power(**changes), approved=(power(),)), "", "html", font_dir), "html")


def test_the_attached_data_is_named_after_its_document(tmp_path: Path, font_dir: Path) -> None:
    (tmp_path / "guide.typ.j2").write_text('{% include "_page.typ.j2" %}\n#heading("甲")')
    made = render(view(), "guide", "", "pdf", [tmp_path, *TEMPLATES], font_dir, identity=COMMITTED)
    assert msgspec.json.decode(attached(made, "guide.json"))["powers"]


def test_commit_and_date_are_not_in_the_digest_and_content_is() -> None:
    base = digest(view(), "catalogue", "book", "pdf", TEMPLATES)
    assert base != digest(view(power(name="社会团体变更登记")), "catalogue", "book", "pdf", TEMPLATES)
    assert base != digest(view(), "catalogue", "board", "pdf", TEMPLATES)


def test_a_pdf_is_tagged_titled_bookmarked_and_carries_its_data(font_dir: Path) -> None:
    made = sheet(view(), "book", "pdf", font_dir)
    with pikepdf.open(io.BytesIO(made)) as pdf, pdf.open_metadata() as meta, pdf.open_outline() as outline:
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"], meta["pdfuaid:part"]) == ("3", "A", "1")
        assert str(pdf.Root.Lang).startswith("zh")
        assert outline.root[0].title == "一、行政许可（1项）"
        assert [item.title for item in outline.root[0].children] == ["1. 社会团体成立登记"]
        fonts = {str(f.BaseFont) for page in pdf.pages for f in page.Resources.get("/Font", {}).values()}
        assert all("NotoS" in font for font in fonts)
    assert msgspec.json.decode(attached(made))["powers"][0]["name"] == POWER["name"]


@pytest.mark.parametrize(("char", "point"), [("\ue000", "U+E000"), ("\u202e", "U+202E"), ("\U0002a700", "U+2A700")])
def test_a_character_without_glyph_stops_the_run_and_is_named(char: str, point: str, font_dir: Path) -> None:
    bad = view(power(summary=f"甲{char}乙"))
    with pytest.raises(MissingGlyph) as caught:
        sheet(bad, "book", "pdf", font_dir)
    assert caught.value.places[0].point == point
    assert caught.value.places[0].place == "/groups/0/entries/0/summary"
    marked = render(bad, "catalogue", "book", "pdf", TEMPLATES, font_dir, identity=COMMITTED, mark_missing=True)
    assert f"甲〔{point}〕乙" in text_of(marked, "pdf")


def test_html_leaves_rare_characters_to_the_browser_and_refuses_what_turns_the_text_round(font_dir: Path) -> None:
    assert "\U0002a700".encode() in sheet(view(power(summary="\U0002a700")), "", "html", font_dir)
    with pytest.raises(MissingGlyph):
        sheet(view(power(summary="甲\u202e乙")), "", "html", font_dir)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("\n{{ doc.nothing }}", ("catalogue.html.j2:2", "nothing")),
        ("\n\n{% if %}", ("catalogue.html.j2:3",)),
        ("{{ ''.__class__.__mro__ }}", ("catalogue.html.j2:1", "__class__")),
    ],
)
def test_a_broken_template_names_file_line_and_fault(
    source: str, said: tuple[str, ...], tmp_path: Path, font_dir: Path
) -> None:
    (tmp_path / "catalogue.html.j2").write_text(source)
    with pytest.raises(BrokenTemplate) as caught:
        render(view(), "catalogue", "", "html", [tmp_path, *TEMPLATES], font_dir, identity=COMMITTED)
    assert all(part in caught.value.message[0] for part in said)


FOREIGN = {
    "a package": ('#import "@preview/cetz:0.3.0": *', "import"),
    "an escaped package": ('#import "\\u{40}preview/example:0.1.0": *', "import"),
    "a computed package": ('#import ("@pre" + "view/x:1.0.0")', "import"),
    "a package put together after a plain name": ('#include "a.typ".replace("a.typ", "@preview/x:1.0.0")', "include"),
    "a package named by a variable": ('#let p = str.from-unicode(64) + "preview/x:1.0.0"\n#include p', "include"),
    "an import between what looks like a value": ('// #"\n#import c\n// ";', "import"),
    "an import put together by Jinja": ('{{ ("#imp" ~ "ort c")|safe }}', "import"),
    "an import in a block of code": ('#{\n1\nimport"\\u{40}preview/x:1.0.0"}', "import"),
    "evaluation": ('#eval("1")', "eval"),
    "evaluation under another name": ('#let run = eval\n#run("1")', "eval"),
    "evaluation in mathematics": ('$x_eval("1")$', "eval"),
    "evaluation out of the library": ('#dictionary(std).at("ev" + "al")("1")', "std"),
    "a file of the system": ('#read("/etc/passwd")', "passwd"),
    "a file above": ('#read("../../../../etc/passwd")', "project root"),
    "an unknown name": ("#nothing", "nothing"),
}


@pytest.mark.parametrize("claim", FOREIGN)
def test_a_foreign_template_gets_no_package_no_evaluation_no_file(claim: str, tmp_path: Path, font_dir: Path) -> None:
    source, named = FOREIGN[claim]
    (tmp_path / "catalogue-own.typ.j2").write_text(source)
    with pytest.raises(BrokenTemplate) as caught:
        render(view(), "catalogue", "own", "pdf", [tmp_path, *TEMPLATES], font_dir, identity=COMMITTED)
    zh, en = caught.value.message
    assert named in en
    assert ("不允许使用" in zh) is (named in ("import", "include", "eval", "std"))
    assert "packages.typst" not in zh + en


def test_values_may_hold_the_words_that_templates_may_not(font_dir: Path) -> None:
    words = ["import eval include std", "#import c", 'a\nimport "@preview/x:1.0.0"']
    text = text_of(sheet(view(power(conditions=words, summary=words[1])), "book", "pdf", font_dir), "pdf")
    assert all(squeezed(word) in text for word in words)


def test_a_fault_of_typst_names_no_folder_of_this_machine(
    tmp_path: Path, font_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blank = tmp_path / "a b"
    blank.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(blank))
    for source in ("#nothing", '#read("gone.txt")'):
        (tmp_path / "catalogue-own.typ.j2").write_text(source)
        with pytest.raises(BrokenTemplate) as caught:
            render(view(), "catalogue", "own", "pdf", [tmp_path, *TEMPLATES], font_dir, identity=COMMITTED)
        assert "┌─ typst:1" in caught.value.message[1]
        assert all(part not in text for part in ("a b", "ptr-page", "..") for text in caught.value.message)


LINKS = {
    "a linked file": ("templates/part.txt", "withheld/mz-secret.yaml", "part.txt"),
    "a linked folder": ("templates/parts", "withheld", "parts/mz-secret.yaml"),
    "a link to a template beside it": ("templates/part.txt", "templates/catalogue.html.j2", "part.txt"),
    "a linked templates folder": ("templates", "withheld", "mz-secret.yaml"),
}


@pytest.mark.parametrize("claim", LINKS)
def test_a_template_behind_a_link_is_refused(claim: str, tmp_path: Path, font_dir: Path) -> None:
    link, target, name = LINKS[claim]
    own = tmp_path / "templates"
    (tmp_path / "withheld").mkdir()
    (tmp_path / "withheld/mz-secret.yaml").write_text(SECRET)
    (tmp_path / "withheld/catalogue.html.j2").write_text(f'{{% include "{name}" %}}')
    if link != "templates":
        own.mkdir()
        (own / "catalogue.html.j2").write_text(f'{{% include "{name}" %}}')
    (tmp_path / link).symlink_to(tmp_path / target)
    with pytest.raises(BrokenTemplate) as caught:
        render(view(), "catalogue", "", "html", [own, *TEMPLATES], font_dir, identity=COMMITTED)
    assert "链接" in caught.value.message[0]
    assert SECRET not in caught.value.message[0]


def test_templates_are_read_in_a_registry_that_is_reached_by_a_link(tmp_path: Path, font_dir: Path) -> None:
    (tmp_path / "real/templates").mkdir(parents=True)
    (tmp_path / "real/templates/catalogue.html.j2").write_text("自己的")
    (tmp_path / "linked").symlink_to(tmp_path / "real")
    folders = [tmp_path / "linked/templates", *TEMPLATES]
    assert render(view(), "catalogue", "", "html", folders, font_dir, identity=COMMITTED) == "自己的".encode()


def test_a_registrys_template_overrides_by_name_and_the_folder_lists_variants(tmp_path: Path, font_dir: Path) -> None:
    (tmp_path / "catalogue.html.j2").write_text("自己的{{ doc.unit }}")
    (tmp_path / "catalogue-wall.html.j2").write_text("")
    folders = [tmp_path, *TEMPLATES]
    built_in = [("", "docx"), ("", "html"), ("", "xlsx"), ("board", "pdf"), ("book", "pdf")]
    assert sheets("catalogue", folders) == [*built_in, ("wall", "html")]
    assert (
        render(view(), "catalogue", "", "html", folders, font_dir, identity=COMMITTED) == "自己的示例市民政局".encode()
    )
    with pytest.raises(UnknownSheet):
        render(view(), "catalogue", "poster", "pdf", folders, font_dir, identity=COMMITTED)


def test_html_is_one_page_without_outside_requests(font_dir: Path) -> None:
    page = sheet(view(), "", "html", font_dir).decode()
    assert "http" not in page.replace("http-equiv", "")
    assert page.lstrip().startswith("<!DOCTYPE html>")
    assert '<html lang="zh-CN">' in page
    assert 'scope="col"' in page
    assert 'scope="row"' in page
    assert "<nav" in page


@pytest.mark.parametrize("value", ['a"b', "a\\", "a\nb", "\x07", '\\"#'])
def test_a_typst_literal_has_no_way_out(value: Any) -> None:
    made = str(literal(value))[1:-1]
    assert "\n" not in made
    assert '"' not in made.replace("\\\\", "").replace('\\"', "")


def test_the_table_of_contents_carries_no_running_head_of_classes(font_dir: Path) -> None:
    made = sheet(view(power()), "book", "pdf", font_dir)
    contents = next(page for page in pages_of(made) if "目录" in page and "....." in page)
    assert contents.count("行政许可") == 1
