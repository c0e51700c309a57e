"""A registry may print with installed typefaces; what is not installed is said, and set in the pinned ones."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont
from render_sample import COMMITTED, TEMPLATES, power, view

from ptr.model.documents.registry import Typefaces
from ptr.render import faces as module
from ptr.render.engine import render
from ptr.render.errors import MissingGlyph
from ptr.render.faces import PINNED, Faces, faces

FAMILY = "Office Song"
RARE = "ก"
"""A character that no pinned typeface has."""


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with one typeface, which has an A, a rare character and nothing else."""
    pen = TTGlyphPen(None)
    for point, draw in zip([(0, 0), (600, 0), (300, 700)], [pen.moveTo, pen.lineTo, pen.lineTo], strict=True):
        draw(point)
    pen.closePath()
    made = FontBuilder(1000, isTTF=True)
    made.setupGlyphOrder([".notdef", "A"])
    made.setupCharacterMap({ord("A"): "A", ord(RARE): "A"})
    made.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "A": pen.glyph()})
    made.setupHorizontalMetrics({".notdef": (600, 0), "A": (600, 0)})
    made.setupHorizontalHeader(ascent=800, descent=-200)
    made.setupNameTable({"familyName": FAMILY, "styleName": "Regular", "psName": "OfficeSong"})
    made.setupOS2()
    made.setupPost()
    file = tmp_path / "office.ttf"
    made.save(file)
    monkeypatch.setattr(module, "_installed", lambda: {FAMILY: frozenset({file})})
    return file


def fonts(chosen: Faces, font_dir: Path) -> set[str]:
    """Print a book with an A in it, and give the fonts in it."""
    shown = view(power(name="A类许可"))
    made = render(shown, "catalogue", "book", "pdf", TEMPLATES, font_dir, identity=COMMITTED, faces=chosen)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        held = (each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/BaseFont" in each)
        return {str(each.BaseFont).partition("+")[2] for each in held}


def test_a_named_typeface_that_is_installed_is_printed_with_and_what_it_lacks_is_pinned(installed, font_dir):
    chosen = faces(Typefaces(text=FAMILY, head=FAMILY))
    assert (chosen.text[0], chosen.head[0], chosen.title, chosen.absent) == (FAMILY, FAMILY, PINNED.title, ())
    found = fonts(chosen, font_dir)
    assert any("OfficeSong" in name for name in found)
    assert any("NotoSerifSC" in name for name in found)


def test_without_names_only_the_pinned_typefaces_are_used(installed, font_dir):
    assert faces(Typefaces()) == PINNED
    assert all("Noto" in name for name in fonts(PINNED, font_dir))


def test_a_typeface_that_is_not_installed_is_named_and_the_pinned_one_used(installed):
    chosen = faces(Typefaces(text="仿宋_GB2312", title=FAMILY))
    assert chosen.absent == ("仿宋_GB2312",)
    assert (chosen.text, chosen.title[0]) == (PINNED.text, FAMILY)


def test_a_typeface_that_changes_makes_another_print(installed):
    named = Typefaces(text=FAMILY)
    before = faces(named).key
    assert before == faces(named).key != PINNED.key
    installed.write_bytes(installed.read_bytes() + b"\0")
    assert faces(named).key != before


def test_a_file_of_fonts_that_is_not_what_was_asked_for_is_not_used(installed, font_dir):
    chosen = faces(Typefaces(head=FAMILY))
    assert not any("OfficeSong" in name for name in fonts(Faces(files=chosen.files), font_dir))


def test_a_collection_of_typefaces_is_printed_with(installed, font_dir, tmp_path, monkeypatch):
    both = TTCollection()
    both.fonts = [TTFont(installed), TTFont(installed)]
    folder = tmp_path / "collection"
    folder.mkdir()
    both.save(folder / "office.ttc")
    monkeypatch.setattr(module, "_installed", lambda: {FAMILY: frozenset({folder / "office.ttc"})})
    assert any("OfficeSong" in name for name in fonts(faces(Typefaces(text=FAMILY)), font_dir))


def test_a_character_that_only_the_face_of_heads_has_is_missing_elsewhere(installed, font_dir):
    shown = view(power(name=f"{RARE}类许可"))
    with pytest.raises(MissingGlyph):
        render(
            shown, "catalogue", "book", "pdf", TEMPLATES, font_dir,
            identity=COMMITTED, faces=faces(Typefaces(head=FAMILY)),
        )  # fmt: skip
