"""The code on a sheet: a telephone reads it off the printed page, with its white margin and large enough."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from citizen_sample import SHEETS as CITIZEN
from citizen_sample import sheet as citizen_sheet
from citizen_sample import view as citizen_view
from flow_sample import chart_sheet, chart_view
from msgspec import structs
from PIL import Image, ImageDraw
from render_sample import COMMITTED, SHEETS, sheet, view
from render_text import text_of

from ptr.render.identity import Identity
from ptr.render.qr import QUIET, symbol

SITE = "https://www.example.gov.cn/qlgk/"
ON_SITE = structs.replace(COMMITTED, site=SITE)
DPI = 300
OFFICE = ("docx", "xlsx")
LEAST = 15.0
"""Millimetres of the dark part of a code, below which a telephone has to be held too near."""


def made(document: str, variant: str, format: str, font_dir: Path, identity: Identity = ON_SITE) -> bytes:
    """A sheet of any document."""
    if document == "catalogue":
        return sheet(view(), variant, format, font_dir, identity)
    if document == "flow-chart":
        return chart_sheet(chart_view(), format, font_dir, identity)
    return citizen_sheet(citizen_view(document), document, format, font_dir, identity)


DRAWN = ("pdf", "html", "svg")
"""Formats in which the code is drawn; in the others it is printed alone."""
ALL = [
    *(("catalogue", variant, format) for variant, format in SHEETS if format in DRAWN),
    *(("flow-chart", "", format) for format in DRAWN),
    *((document, "", format) for document, format in CITIZEN if document != "withheld-list" and format in DRAWN),
]


def first_page(content: bytes, dpi: int = DPI) -> Image.Image:
    image: Image.Image = pypdfium2.PdfDocument(content)[0].render(scale=dpi / 72).to_pil().convert("L")
    return image


def drawn(content: str) -> Image.Image:
    """A code as HTML and SVG draw it: runs on a grid."""
    side = int(re.findall(r'viewBox="0 0 (\d+) \1"', content)[-1])
    image = Image.new("L", (side * 8, side * 8), 255)
    pen = ImageDraw.Draw(image)
    runs = re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", content)
    assert runs
    for x, y, long in ((int(x), int(y), int(long)) for x, y, long in runs):
        pen.rectangle((x * 8, y * 8, (x + long) * 8 - 1, y * 8 + 7), fill=0)
    return image


def page(content: bytes, format: str) -> Image.Image:
    if format in OFFICE:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            (name,) = (name for name in archive.namelist() if name.endswith(".png"))
            return Image.open(io.BytesIO(archive.read(name))).convert("L")
    return first_page(content) if format == "pdf" else drawn(content.decode())


@pytest.mark.parametrize(("document", "variant", "format"), ALL)
def test_the_code_is_the_address_with_the_code_in_print(
    document: str, variant: str, format: str, font_dir: Path
) -> None:
    content = made(document, variant, format, font_dir)
    (read,) = zxingcpp.read_barcodes(page(content, format))
    if format == "pdf":
        pages = pypdfium2.PdfDocument(content)
        said = "".join(each.get_textpage().get_text_bounded() for each in pages)
    else:
        said = text_of(content, format) if format in OFFICE else content.decode()
    (code,) = set(re.findall(r"[0-9A-Z]{5}-[0-9A-Z]{5}", said))
    assert read.text == f"https://www.example.gov.cn/qlgk/v/{code.replace('-', '')}"


@pytest.mark.parametrize(
    ("document", "variant"), [(document, variant) for document, variant, fmt in ALL if fmt == "pdf"]
)
def test_the_code_is_large_enough_and_has_its_white_margin(document: str, variant: str, font_dir: Path) -> None:
    image = first_page(made(document, variant, "pdf", font_dir))
    (read,) = zxingcpp.read_barcodes(image)
    at = read.position
    left, top = min(at.top_left.x, at.bottom_left.x), min(at.top_left.y, at.top_right.y)
    right, bottom = max(at.top_right.x, at.bottom_right.x), max(at.bottom_left.y, at.bottom_right.y)
    assert (right - left) * 25.4 / DPI >= LEAST - 0.3
    modules = symbol(read.text).side - 2 * QUIET
    spare = (right - left) / modules * QUIET - 3
    margin = image.crop((int(left - spare), int(top - spare), int(right + spare), int(bottom + spare)))
    inside = (int(spare) - 4, int(spare) - 4, margin.width - int(spare) + 4, margin.height - int(spare) + 4)
    ImageDraw.Draw(margin).rectangle(inside, fill=255)
    assert margin.getextrema()[0] > 200, "something is printed in the white margin"


@pytest.mark.parametrize(("document", "variant", "format"), ALL)
def test_without_a_site_there_is_the_code_in_print_alone(
    document: str, variant: str, format: str, font_dir: Path
) -> None:
    content = made(document, variant, format, font_dir, COMMITTED)
    assert re.search(r"<path[^>]*crispEdges", content.decode("utf-8", "ignore")) is None
    if format == "pdf":
        assert zxingcpp.read_barcodes(first_page(content)) == []
    assert format not in OFFICE or b".png" not in content


@pytest.mark.parametrize("format", ["pdf", "html"])
def test_a_draft_has_no_code(format: str, font_dir: Path) -> None:
    content = made("catalogue", "board" if format == "pdf" else "", format, font_dir, Identity(draft=True, site=SITE))
    assert b"crispEdges" not in content
    if format == "pdf":
        assert zxingcpp.read_barcodes(first_page(content)) == []


@pytest.mark.parametrize(("document", "variant", "format"), ALL)
def test_a_sheet_of_an_earlier_state_says_so(document: str, variant: str, format: str, font_dir: Path) -> None:
    content = made(document, variant, format, font_dir, structs.replace(ON_SITE, past="2025年6月30日"))
    if format == "pdf":
        pages = pypdfium2.PdfDocument(content)
        said = re.sub(r"\s", "", "".join(each.get_textpage().get_text_bounded() for each in pages))
    else:
        said = text_of(content, format) if format in OFFICE else content.decode()
    assert "历史文本：2025年6月30日" in said


def test_the_longest_address_is_read_off_a_card(font_dir: Path) -> None:
    long = structs.replace(COMMITTED, site=f"https://{'a' * 112}")
    content = made("service-card", "", "pdf", font_dir, long)
    (read,) = zxingcpp.read_barcodes(first_page(content))
    assert read.text.startswith(f"https://{'a' * 112}/v/")
