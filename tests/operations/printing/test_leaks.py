"""No public output holds anything that the public may not see, and the search would find it."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pypdfium2
import pytest
import zxingcpp
from busy import busy
from leaks import KEY, MARK, leaks, seed
from msgspec import Struct
from pdf_pages import LETTERS
from repositories import commit, git
from support import CLOCK, open_registry

from ptr.model.documents.flow import Flow
from ptr.model.documents.power import Power
from ptr.model.documents.record import Record
from ptr.model.documents.unit import Unit
from ptr.model.fields.errors import PtrError
from ptr.model.fields.field import Audience, Label
from ptr.model.fields.fields import Field, fields_of, structs_in
from ptr.model.state import audience
from ptr.operations.history.in_force import reading
from ptr.operations.printing.outputs import MANIFEST, publish
from ptr.operations.printing.render import Printing, render_to
from ptr.operations.printing.sheets import Sheet, offered, plan
from ptr.render.parts.facts_on_request import FactsOnRequest
from ptr.render.views import declared, view
from ptr.store.source import FolderSource

NOW = CLOCK._replace(chosen=None)


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    """Which fields reach whom is found out once a process; here it changes from test to test."""
    audience._reaching.cache_clear()
    yield
    audience._reaching.cache_clear()


UNIT = "wanquan-minzheng"
SOME = 6
"""Sheets of one document and format that are looked at of each unit; of the smallest unit all are."""
EXTRA = {
    "units/{unit}/scheme.yaml": {
        "title": MARK, "number": MARK, "approved_by": MARK, "approved_on": "2026-06-01", "aims": [MARK],
        "tasks": [{"id": "one", "text": MARK, "due": "2026-09-01"}],
    },
    "units/{unit}/adjustments/2026-09-01-leak.yaml": {
        "event": "2026-09-01", "kinds": ["renamed"], "powers": ["{power}"],
        "basis": [{"law": "行政许可法", "article": MARK}],
        "reason": MARK, "effective": "2026-09-01", "supervision": MARK,
    },
    "units/{unit}/feedback/2026-10-09-leak.yaml": {
        "kind": "problem", "title": MARK, "date": "2026-10-09", "text": MARK, "suggestion": MARK,
    },
}  # fmt: skip
"""Documents that are for nobody but the offices, and of which the public is told nothing."""


def seeded_for(bundled: Path, folder: Path, reader: Audience) -> Path:
    """A registry at work, marked; every unit withholds something."""
    root = busy(bundled, folder)
    held = "leadership" if reader is Audience.INTERNAL else "internal"
    for unit in sorted(root.glob("units/*")):
        prefix = unit.name[:2]
        for file in (bundled / "units/minzheng/withheld").glob("mz-iccees.yaml"):
            text = file.read_text("utf-8").replace(file.stem, f"{prefix}c-{KEY}")
            (unit / "withheld").mkdir(exist_ok=True)
            (unit / f"withheld/{prefix}c-{KEY}.yaml").write_text(text.replace("leadership", held), "utf-8")
    seed(root, reader)
    if reader is Audience.PUBLIC:
        for unit in sorted(root.glob("units/*")):
            power = next(unit.glob("powers/*.yaml")).stem
            for path, content in EXTRA.items():
                file = root / path.format(unit=unit.name)
                file.parent.mkdir(exist_ok=True)
                file.write_text(json.dumps(content, ensure_ascii=False).replace("{power}", power), "utf-8")
    return root


@pytest.fixture(scope="module")
def seeded(bundled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the public may not see is marked."""
    return seeded_for(bundled, tmp_path_factory.mktemp("leaks") / "registry", Audience.PUBLIC)


@pytest.fixture(scope="module")
def led(bundled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What only the leadership may see is marked."""
    return seeded_for(bundled, tmp_path_factory.mktemp("led") / "registry", Audience.INTERNAL)


def documents(root: Path, reader: Audience) -> list[str]:
    return sorted({name for name, _, _ in offered(root) if reader in declared(name).audiences})


def some(sheets: list[Sheet], unit: str) -> list[Sheet]:
    """The first sheets of each document and format, all of the smallest unit's."""
    found: dict[tuple[str, str, str], list[Sheet]] = {}
    for sheet in sheets:
        found.setdefault((sheet.document, sheet.variant, sheet.format), []).append(sheet)
    return [sheet for each in found.values() for sheet in (each if unit == UNIT else each[:SOME])]


@pytest.mark.parametrize("unit", ["minzheng", "shenpi", "wanquan-minzheng", "zhujian"])
def test_no_public_output_holds_what_is_not_public(unit: str, seeded: Path, tmp_path: Path) -> None:
    sheets = plan(seeded, documents(seeded, Audience.PUBLIC), [unit], None, NOW)
    used = set() if unit == "minzheng" else {"register-form", "monthly-summary"}
    assert {sheet.document for sheet in sheets} == set(documents(seeded, Audience.PUBLIC)) - used
    done = publish(reading(seeded, None, NOW), some(sheets, unit), tmp_path / "out")
    assert len(done.files) > 30
    assert (tmp_path / "out" / MANIFEST).is_file()
    assert leaks(tmp_path / "out") == []
    assert "依申请公开的职权" in (tmp_path / "out" / unit / "catalogue.html").read_text("utf-8")


def test_no_output_of_the_whole_registry_holds_what_is_not_its_readers(seeded: Path, led: Path, tmp_path: Path) -> None:
    for root, reader in ((seeded, Audience.PUBLIC), (led, Audience.INTERNAL)):
        sheets = [sheet for sheet in plan(root, ["briefing"], [], None, NOW, audience=reader) if not sheet.unit]
        assert sheets
        render_to(root, sheets, tmp_path / reader, NOW)
        assert leaks(tmp_path / reader) == []


def test_a_code_leads_to_the_site_and_tells_nothing_but_itself(seeded: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(seeded, tmp_path / "registry"))
    (root / f"units/{UNIT}/catalogue.yaml").unlink()  # an edition that these powers are not of makes drafts
    registry = json.loads((root / "registry.yaml").read_text("utf-8"))
    (root / "registry.yaml").write_text(json.dumps(registry | {"site_url": "https://example.cn"}), "utf-8")
    git(root, "init", "-q")
    commit(root)
    first = {sheet.document: sheet for sheet in plan(root, documents(root, Audience.PUBLIC), [UNIT], "pdf", NOW)[::-1]}
    publish(reading(root, None, NOW), list(first.values()), tmp_path / "out")
    assert leaks(tmp_path / "out") == []
    for sheet in first.values():
        page = pypdfium2.PdfDocument(tmp_path / "out" / sheet.file)[0].render(scale=3).to_pil()
        found = [each.text for each in zxingcpp.read_barcodes(page)]
        wanted = 0 if sheet.document in LETTERS else 1
        assert len(found) == wanted, f"{sheet.document}: its page draws code-mark, or is that of a letter"
        assert all(re.fullmatch("https://example.cn/v/[0-9A-HJKMNP-TV-Z]{10}", text) for text in found)
    withheld = plan(root, ["withheld-list"], [UNIT], "pdf", NOW, audience=Audience.INTERNAL)
    (work,) = Printing(reading(root, None, NOW)).works(withheld)
    assert work.code
    assert work.identity.site == "", "what is not public is not asked for at a public site"


@pytest.mark.parametrize("unit", ["minzheng", "zhujian"])
def test_no_output_for_the_offices_holds_what_is_the_leaderships(unit: str, led: Path, tmp_path: Path) -> None:
    sheets = plan(led, documents(led, Audience.INTERNAL), [unit], None, NOW, audience=Audience.INTERNAL)
    assert {"withheld-list", "status-report", "briefing"} <= {sheet.document for sheet in sheets}
    render_to(led, sheets, tmp_path / "out", NOW)
    assert leaks(tmp_path / "out") == []


def test_what_is_withheld_is_in_the_lists_of_those_who_may_know(seeded: Path, led: Path, tmp_path: Path) -> None:
    for root, reader in ((seeded, Audience.INTERNAL), (led, Audience.LEADERSHIP)):
        sheets = plan(root, ["withheld-list"], [UNIT], "pdf", NOW, audience=reader)
        render_to(root, sheets, tmp_path / reader, NOW)
        assert leaks(tmp_path / reader) == [f"{UNIT}/withheld-list.pdf"]


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
    audience._reaching.cache_clear()
    document = "catalogue-book" if format == "pdf" else "catalogue"
    render_to(seeded, plan(seeded, [document], [UNIT], format, NOW), tmp_path / "out", NOW)
    assert bool(leaks(tmp_path / "out")) is (title in SHOWN[format])


def labels(kind: type[Struct]) -> Iterator[Label]:
    for field in fields_of(kind):
        if field.label:
            yield field.label
        for inner in structs_in(field.type):
            yield from labels(inner)


def hidden_entries() -> dict[str, tuple[Label, ...]]:
    """The fields that keep something from the public, by path, none of whose parents do, with the fields below them."""

    def below(kind: type[Struct], path: str) -> Iterator[tuple[str, tuple[Label, ...]]]:
        for field in fields_of(kind):
            inner = structs_in(field.type)
            if field.label and not field.reaches(Audience.PUBLIC):
                yield f"{path}.{field.key}", (field.label, *(label for each in inner for label in labels(each)))
            elif field.label:
                for each in inner:
                    yield from below(each, f"{path}.{field.key}")

    return dict(entry for kind in (Unit, Power, Flow, Record) for entry in below(kind, kind.TYPE))


UNPRINTED = {
    "unit.prefix": "no sheet prints the prefix of keys",
    "unit.formerly": "no sheet prints an old key",
    "unit.departments.formerly": "no sheet prints an old key",
    "unit.posts.formerly": "no sheet prints an old key",
    "flow.steps.formerly": "no sheet prints an old key",
    "flow.reviewed": "no sheet prints that a chart was left as it is",
    "record.correction": "holds days alone, of which none is marked",
    "record.filled": "holds a post and a day",
    "record.extensions.post": "names a post",
}
"""What no sheet would show even if it were public, and what the mark cannot stand in."""


def test_every_entry_taken_from_the_allow_list_is_found(seeded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = FactsOnRequest(audience=Audience.PUBLIC)
    before = Field.reaches
    silent = []
    for path, opened in hidden_entries().items():
        snapshot = open_registry(FolderSource(seeded)).snapshot  # anew: what was seen of a document is remembered
        monkeypatch.setattr(
            Field,
            "reaches",
            lambda field, reader, opened=opened: before(field, reader) or any(field.label is each for each in opened),
        )
        audience._reaching.cache_clear()
        made = (
            view(name, facts).build(snapshot, "minzheng", part)
            for name in documents(seeded, Audience.PUBLIC)
            for part in view(name, facts).parts(snapshot, "minzheng")[:SOME]
        )
        if not any(MARK in msgspec.json.encode(each).decode() for each in made):
            silent.append(path)
    assert sorted(silent) == sorted(UNPRINTED)


HOSTILE = {
    "a template that reads a document": (
        "catalogue.html.j2", '{% include "../units/minzheng/withheld/mz-5x2wtw.yaml" %}',
    ),
    "a template that leaves the sandbox": ("catalogue.html.j2", "{{ doc.__class__.__init__.__globals__ }}"),
    "markup that reads a document": ("catalogue-book.typ.j2", '#read("/units/minzheng/withheld/mz-5x2wtw.yaml")'),
    "markup that climbs out": ("catalogue-book.typ.j2", '#read("../../../../units/minzheng/withheld/mz-5x2wtw.yaml")'),
    "markup that attaches a document": (
        "catalogue-book.typ.j2", '#pdf.attach("/units/minzheng/withheld/mz-5x2wtw.yaml")',
    ),
}  # fmt: skip


@pytest.mark.parametrize("claim", HOSTILE)
def test_a_hostile_template_cannot_read_what_is_withheld(
    claim: str, bundled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = Path(shutil.copytree(bundled, tmp_path / "registry"))
    name, source = HOSTILE[claim]
    (root / "templates").mkdir()
    (root / "templates" / name).write_text(source, "utf-8")
    monkeypatch.chdir(root)
    with pytest.raises(PtrError) as caught:
        render_to(root, plan(root, [name.split(".")[0]], ["minzheng"], None, NOW), tmp_path / "out", NOW)
    assert "模板" in caught.value.message[0] or "排版" in caught.value.message[0]
    assert "违法线索" not in str(caught.value.message)
    assert not (tmp_path / "out").exists()


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
