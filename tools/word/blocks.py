"""Paragraphs and tables of a Word template, in WordprocessingML; texts hold the tags of Jinja as docxtpl reads them."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

Run = str | tuple[str, str]
"""A text in the style of its paragraph, or with a character style of its own."""


def twips(millimetres: float) -> int:
    """Return a length in twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def run(text: str, style: str = "") -> str:
    """Write one run."""
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def tab() -> str:
    """Write a tab as a run of its own."""
    return "<w:r><w:tab/></w:r>"


def field(code: str) -> str:
    """Write a field that Word counts itself, as PAGE."""
    return f'<w:fldSimple w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def raw(*runs: Run) -> str:
    """Write runs; what is XML already stays as it is."""
    return "".join(
        it if isinstance(it, str) and it.startswith("<w:") else run(*((it,) if isinstance(it, str) else it))
        for it in runs
    )


def p(style: str, *runs: Run) -> str:
    """Write a paragraph."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{raw(*runs)}</w:p>'


def tag(statement: str) -> str:
    """Write a tag that takes its whole paragraph: what stands between two of them is repeated or left out."""
    return p("标签", f"{{%p {statement} %}}")


def each(loop: str, *blocks: str) -> str:
    """Repeat paragraphs and tables."""
    return "".join((tag(f"for {loop}"), *blocks, tag("endfor")))


def when(condition: str, *blocks: str, otherwise: Sequence[str] = ()) -> str:
    """Print paragraphs and tables only where a condition holds."""
    instead = (tag("else"), *otherwise) if otherwise else ()
    return "".join((tag(f"if {condition}"), *blocks, *instead, tag("endif")))


def cell(*paragraphs: str, span: int = 1, width: float = 0) -> str:
    """Write a cell."""
    wide = f'<w:tcW w:w="{twips(width)}" w:type="dxa"/>' if width else '<w:tcW w:w="0" w:type="auto"/>'
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f"<w:tc><w:tcPr>{wide}{spans}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def items(values: str, style: str = "表格文字") -> str:
    """Write the paragraphs of a list of items: the lead, the text and the basis of each."""
    line = p(style, ("{{ it.lead }}", "栏目名"), "{{ it.text }}", ("{{ it.note }}", "依据"))
    return each(f"it in {values}|listed", line)


def row(*cells: str, head: bool = False) -> str:
    """Write a row, which may go on over a page unless it is the head."""
    properties = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if head else ""
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def table(widths: Sequence[float], head: Sequence[str], *rows: str, style: str = "表格") -> str:
    """Write a table of columns in millimetres, its head repeated on every page."""
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    top = row(*(cell(p("表头", it), width=wide) for it, wide in zip(head, widths, strict=False)), head=True)
    look = "0420" if head else "0400"
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{look}" w:firstRow="{1 if head else 0}" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{top if head else ''}{''.join(rows)}</w:tbl>"
    )


def each_row(loop: str, columns: int, *rows: str) -> str:
    """Repeat rows."""
    return "".join((row_tag(f"for {loop}", columns), *rows, row_tag("endfor", columns)))


def row_tag(statement: str, columns: int) -> str:
    """Write a tag that takes its whole row."""
    return row(cell(p("标签", f"{{%tr {statement} %}}"), span=columns))
