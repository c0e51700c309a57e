"""No public output holds anything that the public may not see, and the search would find it."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
import zlib
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from busy import UNIT as AT_WORK
from busy import busy
from leaks import KEY, MARK, leaks, seed
from support import CLOCK, ROOT
from test_render import commit, git

from ptr.model.field import Audience
from ptr.model.fields import Field
from ptr.operations.in_force import reading
from ptr.operations.outputs import MANIFEST, publish
from ptr.operations.render import Printing, render_to
from ptr.operations.sheets import offered, plan
from ptr.render.views import audiences_of

UNIT = "wanquan-minzheng"
LETTERS = ("briefing", "press-digest")
"""Documents on the page of an official letter, which has no room for a drawn code."""


@pytest.fixture(scope="module")
def seeded(bundled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled registry at work, marked; other units are kept for what they withhold and record."""
    root = busy(bundled, tmp_path_factory.mktemp("leaks") / "registry")
    held = root / "units" / UNIT / "withheld"
    held.mkdir(exist_ok=True)
    for file in (bundled / "units/minzheng/withheld").glob("*.yaml"):
        text = file.read_text("utf-8").replace(file.stem, f"wqc-{KEY}")
        (held / f"wqc-{KEY}.yaml").write_text(text.replace("scope: leadership", "scope: internal"), "utf-8")
    seed(root, UNIT)
    return root


def public(root: Path) -> list[str]:
    return sorted({name for name, _, _ in offered(root) if Audience.PUBLIC in audiences_of(name)})


def offered_of(document: str) -> list[tuple[str, str, str]]:
    return sorted((each for each in offered(ROOT / "registry") if each[0] == document), key=lambda each: each[2])


def test_no_public_output_holds_what_is_not_public(seeded: Path, tmp_path: Path) -> None:
    sheets = plan(seeded, public(seeded), [UNIT, AT_WORK], None, CLOCK)
    assert {sheet.document for sheet in sheets} == set(public(seeded))
    done = publish(reading(seeded, None, CLOCK), sheets, tmp_path / "out")
    assert len(done.files) > 50
    assert (tmp_path / "out" / MANIFEST).is_file()
    assert leaks(tmp_path / "out") == []
    assert "依申请公开的职权" in (tmp_path / "out" / UNIT / "catalogue.html").read_text("utf-8")


def test_a_code_leads_to_the_site_and_tells_nothing_but_itself(seeded: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(seeded, tmp_path / "registry"))
    (root / f"units/{UNIT}/catalogue.yaml").unlink()  # an edition that these powers are not of makes drafts
    registry = json.loads((root / "registry.yaml").read_text("utf-8"))
    (root / "registry.yaml").write_text(json.dumps(registry | {"site_url": "https://example.cn"}), "utf-8")
    git(root, "init", "-q")
    commit(root)
    first = {sheet.document: sheet for sheet in plan(root, public(root), [UNIT], "pdf", CLOCK)[::-1]}
    publish(reading(root, None, CLOCK), list(first.values()), tmp_path / "out")
    assert leaks(tmp_path / "out") == []
    for sheet in first.values():
        page = pypdfium2.PdfDocument(tmp_path / "out" / sheet.file)[0].render(scale=3).to_pil()
        found = [each.text for each in zxingcpp.read_barcodes(page)]
        assert len(found) == (0 if sheet.document in LETTERS else 1), sheet.document
        assert all(re.fullmatch("https://example.cn/v/[0-9A-HJKMNP-TV-Z]{10}", text) for text in found)
    withheld = plan(root, ["withheld-list"], [UNIT], "pdf", CLOCK, audience=Audience.INTERNAL)
    (work,) = Printing(reading(root, None, CLOCK)).works(withheld)
    assert work.code
    assert work.identity.site == "", "what is not public is not asked for at a public site"


def test_the_list_of_what_is_withheld_is_full_of_it(seeded: Path, tmp_path: Path) -> None:
    sheets = plan(seeded, ["withheld-list"], [UNIT], None, CLOCK, audience=Audience.INTERNAL)
    render_to(seeded, sheets, tmp_path / "out", CLOCK)
    assert leaks(tmp_path / "out") == [f"{UNIT}/withheld-list.{format}" for _, _, format in offered_of("withheld-list")]


SHOWN = {
    "pdf": {"holder", "own columns", "reason"},
    "html": {"own columns", "reason"},
    "docx": {"own columns", "reason"},
    "xlsx": {"reason"},
}
"""Who holds a post is in the data of a PDF, on no page; a table has no column for what each power has of its own."""


@pytest.mark.parametrize("title", ["holder", "own columns", "reason"])
@pytest.mark.parametrize("format", SHOWN)
def test_one_field_made_public_is_found(
    title: str, format: str, seeded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Field.reaches

    def reaches(field: Field, reader: Audience) -> bool:
        return before(field, reader) or (field.label is not None and field.label.en == title)

    monkeypatch.setattr(Field, "reaches", reaches)
    document = "catalogue-book" if format == "pdf" else "catalogue"
    render_to(seeded, plan(seeded, [document], [UNIT], format, CLOCK), tmp_path / "out", CLOCK)
    assert bool(leaks(tmp_path / "out")) is (title in SHOWN[format])


HIDING = {
    "in UTF-16": ("a.html", f"<!-- {MARK} -->".encode("utf-16-be")),
    "in a comment": ("a.html", f"<p>甲</p><!-- {MARK} -->".encode()),
    "in a title of a drawing": ("a.svg", f"<svg><title>{MARK.upper()}</title></svg>".encode()),
    "in an id": ("a.svg", f'<g id="wq-{KEY}"/>'.encode()),
    "split by line breaks and marks": ("a.html", b"<b>leak</b>\n<i>ma</i>&#8203;rk"),
    "written as entities": ("a.html", "".join(f"&#{ord(c)};" for c in MARK).encode()),
    "in the name of a file": (f"{MARK}.txt", b""),
}


def packed(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return out.getvalue()


HIDING |= {
    "split over runs": ("a.docx", packed(document=b"<w:r><w:t>leak</w:t></w:r><w:r><w:t>mark</w:t></w:r>")),
    "in a comment on a text": ("a.docx", packed(comments=f"<w:t>{MARK}</w:t>".encode())),
    "in a part in UTF-16": ("a.docx", packed(custom=f"<t>{MARK[:4]}<b/>{MARK[4:]}</t>".encode("utf-16"))),
    "in the name of a part": ("a.xlsx", packed(**{MARK: b""})),
    "in a file within the file": ("a.xlsx", packed(embedded=packed(sheet=f"<v>{MARK}</v>".encode()))),
    "in an attribute": ("a.xlsx", packed(workbook=f'<sheet name="{MARK}" state="veryHidden"/>'.encode())),
}


@pytest.mark.parametrize("claim", HIDING)
def test_the_search_finds_the_mark(claim: str, tmp_path: Path) -> None:
    name, content = HIDING[claim]
    (tmp_path / name).write_bytes(content)
    assert leaks(tmp_path) == [name]


def test_the_search_looks_into_compressed_streams(tmp_path: Path) -> None:
    import pikepdf

    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.Root.Note = pdf.make_indirect(
        pikepdf.Stream(pdf, zlib.compress(MARK.encode()), Filter=pikepdf.Name.FlateDecode)
    )
    pdf.save(tmp_path / "a.pdf", compress_streams=True)
    assert MARK.encode() not in (tmp_path / "a.pdf").read_bytes()
    assert leaks(tmp_path) == ["a.pdf"]
