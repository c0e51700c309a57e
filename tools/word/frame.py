"""The file around a Word template: page, header, footer, fonts, settings, and the archive that holds them."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from typing import Final

from ptr.render.office_files.zipped import zipped
from tools.word import styles
from tools.word.blocks import Run, cell, p, row, table, twips
from tools.word.blocks import field as counted

HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SPACES: Final = f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{OFFICE}"'
SIZES: Final = {"a4": (210, 297), "a5": (148, 210)}

RUNNING: Final = (
    "{{ doc.unit }}{{ doc.title }}",
    ("{% if foot.draft %}　　{{ foot.draft }}{% endif %}", "草稿"),
)
"""What stands at the head of every page except those of letters."""


@dataclass(frozen=True, kw_only=True)
class Layout:
    """A kind of page; lengths in millimetres. `mirrored` pages have their own header and footer on even ones."""

    paper: str = "a4"
    landscape: bool = False
    top: float = 24
    bottom: float = 20
    left: float = 22
    right: float = 22
    foot: float = 9
    head: float = 12
    running: tuple[Run, ...] = RUNNING
    footer: str = ""
    even_footer: str = ""
    styles: dict[str, tuple[str, str, str]] = field(default_factory=dict)

    @property
    def size(self) -> tuple[int, int]:
        """Return width and height in the page's orientation."""
        across, down = SIZES[self.paper]
        return (down, across) if self.landscape else (across, down)

    @property
    def width(self) -> float:
        """Return the width between the margins."""
        return self.size[0] - self.left - self.right


def foot_line(width: float) -> str:
    """Write the foot of a sheet: its imprint and the page numbers."""
    pages = p("页脚右", "第 ", counted("PAGE"), " 页　共 ", counted("NUMPAGES"), " 页")
    right = 34 if width > 150 else 28
    cells = row(cell(p("页脚", "{{ foot }}"), width=width - right), cell(pages, width=right))
    return table((width - right, right), (), cells, style="无线表") + p("页脚")


def packed(layout: Layout, body: str) -> bytes:
    """Write the template; nothing is compressed, so that the same text gives the same bytes on every machine."""
    footers = {"footer1": layout.footer or foot_line(layout.width)}
    references = '<w:footerReference w:type="default" r:id="footer1"/>'
    if layout.even_footer:
        footers["footer2"] = layout.even_footer
        references += '<w:footerReference w:type="even" r:id="footer2"/>'
    headers = {"header1": p("页眉", *layout.running)} if layout.running else {}
    references = "".join(f'<w:headerReference w:type="default" r:id="{name}"/>' for name in headers) + references
    across, down = layout.size
    turned = ' w:orient="landscape"' if layout.landscape else ""
    section = (
        f'<w:sectPr>{references}<w:pgSz w:w="{twips(across)}" w:h="{twips(down)}"{turned}/>'
        f'<w:pgMar w:top="{twips(layout.top)}" w:right="{twips(layout.right)}" w:bottom="{twips(layout.bottom)}" '
        f'w:left="{twips(layout.left)}" w:header="{twips(layout.head)}" w:footer="{twips(layout.foot)}" w:gutter="0"/>'
        "</w:sectPr>"
    )
    parts = {
        "document": ("document.main", f"<w:document {SPACES}><w:body>{body}{section}</w:body></w:document>"),
        "styles": ("styles", f"<w:styles {SPACES}>{styles.style_sheet(layout.styles)}</w:styles>"),
        "fontTable": ("fontTable", f"<w:fonts {SPACES}>{_fonts()}</w:fonts>"),
        "settings": ("settings", f"<w:settings {SPACES}>{_settings(layout)}</w:settings>"),
        **{name: ("header", f"<w:hdr {SPACES}>{text}</w:hdr>") for name, text in headers.items()},
        **{name: ("footer", f"<w:ftr {SPACES}>{text}</w:ftr>") for name, text in footers.items()},
    }
    return zipped(_parts(parts), method=zipfile.ZIP_STORED)


def _parts(parts: dict[str, tuple[str, str]]) -> dict[str, bytes]:
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD}.{kind}+xml"/>' for name, (kind, _) in parts.items()
    )
    relations = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{name}.xml"/>'
        for name, (kind, _) in parts.items()
        if name != "document"
    )
    main = f'<Relationship Id="main" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    texts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{main}</Relationships>',
        **{f"word/{name}.xml": text for name, (_, text) in parts.items()},
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
    }
    return {name: (HEAD + text).encode() for name, text in texts.items()}


def _fonts() -> str:
    return "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:panose1 w:val="{panose}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
        for name, (others, family, panose) in styles.FONTS.items()
    )


def _settings(layout: Layout) -> str:
    mirrored = "<w:evenAndOddHeaders/>" if layout.even_footer else ""
    return (
        f'{mirrored}<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
    )
