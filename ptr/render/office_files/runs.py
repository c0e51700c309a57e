"""Word's XML repaired after filling: a Chinese font on every run, no cell without paragraph, no author's traces."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from lxml import etree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
FALLBACK: Final = (f"{W}eastAsia", "宋体")
TRACES: Final = ("commentRangeStart", "commentRangeEnd", "commentReference", "rsids", "attachedTemplate", "docVars",
                 "mailMerge")  # fmt: skip


class Traced(Exception):
    """The text has tracked changes, which name their authors."""


class Fonts:
    """The fonts that a document's styles give to Chinese text."""

    def __init__(self, styles: bytes) -> None:
        root = etree.fromstring(styles, PARSER)
        self._styles: Mapping[str, etree._Element] = {it.get(f"{W}styleId", ""): it for it in root.iter(f"{W}style")}
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault")
        self._defaults = _named(defaults) or FALLBACK
        standard = (key for key, it in self._styles.items() if it.get(f"{W}type") == "paragraph" and _standard(it))
        self._standard = next(standard, "")
        self.of = cache(self._of)

    def _of(self, run: str, paragraph: str) -> tuple[str, str]:
        """Return the attribute and the font of a run by the styles of itself and its paragraph."""
        return self._by_style(run) or self._by_style(paragraph or self._standard) or self._defaults

    def _by_style(self, key: str) -> tuple[str, str] | None:
        seen: set[str] = set()
        while key in self._styles and key not in seen:
            seen.add(key)
            if named := _named(self._styles[key]):
                return named
            above = self._styles[key].find(f"{W}basedOn")
            key = "" if above is None else above.get(f"{W}val", "")
        return None


def completed(xml: bytes, fonts: Fonts) -> bytes:
    """Repair a part; raise Traced where tracked changes are left in it."""
    root = etree.fromstring(xml, PARSER)
    for trace in [it for name in TRACES for it in root.iter(f"{W}{name}")]:
        _parent(trace).remove(trace)
    if any(it.get(f"{W}author") for it in root.iter(etree.Element)):
        raise Traced
    for table in [it for it in root.iter(f"{W}tbl") if it.find(f"{W}tr") is None]:
        _parent(table).remove(table)
    for cell in root.iter(f"{W}tc"):
        if not len(cell) or cell[-1].tag != f"{W}p":
            cell.append(_empty_like(cell))
    for table in list(root.iter(f"{W}tbl")):
        after = table.getnext()
        if after is None or after.tag in (f"{W}tbl", f"{W}sectPr"):
            table.addnext(etree.Element(f"{W}p"))  # Word joins adjacent tables, and wants no table last
    for run in root.iter(f"{W}r"):
        _set_font(run, fonts)
    content: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return content


def _set_font(run: etree._Element, fonts: Fonts) -> None:
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = etree.Element(f"{W}rPr")
        run.insert(0, properties)
    named = properties.find(f"{W}rFonts")
    if named is None:
        named = etree.Element(f"{W}rFonts")
        properties.insert(0 if properties.find(f"{W}rStyle") is None else 1, named)
    if _of_element(named) is None:
        paragraph = next(run.iterancestors(f"{W}p"), None)
        attribute, font = fonts.of(_style(run, "rPr/rStyle"), _style(paragraph, "pPr/pStyle"))
        named.set(attribute, font)
    named.set(f"{W}hint", "eastAsia")


def _style(element: etree._Element | None, path: str) -> str:
    below = None if element is None else element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return "" if below is None else below.get(f"{W}val", "")


def _empty_like(cell: etree._Element) -> etree._Element:
    """Return a paragraph in the style of the row's first, so that an empty cell is no taller than the others."""
    paragraph = etree.Element(f"{W}p")
    first = _parent(cell).find(f".//{W}p")
    if style := _style(first, "pPr/pStyle"):
        etree.SubElement(etree.SubElement(paragraph, f"{W}pPr"), f"{W}pStyle").set(f"{W}val", style)
    return paragraph


def _named(holder: etree._Element | None) -> tuple[str, str] | None:
    fonts = None if holder is None else holder.find(f"{W}rPr/{W}rFonts")
    return None if fonts is None else _of_element(fonts)


def _of_element(fonts: etree._Element) -> tuple[str, str] | None:
    for attribute in (f"{W}eastAsiaTheme", f"{W}eastAsia"):
        if font := fonts.get(attribute):
            return attribute, font
    return None


def _standard(style: etree._Element) -> bool:
    return style.get(f"{W}default") in ("1", "true", "on")


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    assert parent is not None
    return parent
