"""Fills Word templates: Jinja's sandbox on the texts of their parts, faults reported with the words around them."""

from __future__ import annotations

import datetime
import io
import re
import traceback
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final
from xml.sax.saxutils import escape

import jinja2
from docx.opc.exceptions import OpcError
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from lxml import etree

from ptr.render.errors import BrokenTemplate
from ptr.render.qr import picture

PARTS: Final = {"document": "正文", "header": "页眉", "footer": "页脚", "footnotes": "脚注"}
LEFT_OUT: Final = (
    "comments", "people", "customXml", "glossaryDocument", "keyMapCustomizations", "vbaProject", "attachedTemplate",
    "core-properties", "extended-properties", "custom-properties", "thumbnail",
)  # fmt: skip
"""Relations with these endings lead to what a clerk's machine left in the template: names, paths, notes, macros."""

LONGEST: Final = 255  # characters of a title in the properties of an office file
WIDTH: Final = 24  # millimetres of the code for telephones
AROUND: Final = 60
"""Characters of a template that a message shows."""


class _Drawn:
    """A picture in a text, without attributes: docxtpl's own would let a template reach any file."""

    def __init__(self, draw: Callable[[], str]) -> None:
        self._draw = draw

    def __html__(self) -> str:
        return self._draw()


class _Template(DocxTemplate):  # type: ignore[misc]
    """A template that knows what it is filling, and leaves the properties of the file alone."""

    filling: tuple[str, list[str]] = "", []

    def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> str:
        name = re.sub(r"[^a-z]", "", str(part.partname).rpartition("/")[2].removesuffix(".xml"))
        self.filling = PARTS.get(name, name), re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml).splitlines()
        rendered: str = super().render_xml_part(src_xml, part, context, jinja_env)
        return rendered

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        """Fill none: they are rewritten."""


def filled(
    name: str,
    content: bytes,
    values: Mapping[str, Any],
    env: jinja2.Environment,
    *,
    title: str,
    stamp: datetime.datetime,
    url: str,
) -> dict[str, bytes]:
    """Fill a template and return the parts of the document by name, in their order.

    BrokenTemplate names the file, the part of it, the words around and what is missing. The properties of the file say
    its title, its language and when it was made, and nobody's name. `url` is what the picture `code` links to.
    """
    template = _opened(name, content)
    out = io.BytesIO()
    code = _Drawn(lambda: _code(template, url)) if url else ""
    with _explained(name, template):
        template.render({**values, "code": code}, env)
        properties = template.docx.core_properties
        properties.title, properties.language = title[:LONGEST], "zh-CN"
        properties.created = properties.modified = stamp.replace(tzinfo=None)
        properties.last_modified_by = ""
        template.save(out)
    with zipfile.ZipFile(out) as archive:
        return {part: archive.read(part) for part in archive.namelist()}


def _code(template: _Template, url: str) -> str:
    drawn = str(InlineImage(template, io.BytesIO(picture(url)), width=Mm(WIDTH)))
    label = escape(f"二维码：{url}", {'"': "&quot;"})
    return drawn.replace("<wp:docPr ", f'<wp:docPr descr="{label}" ', 1)


def _opened(name: str, content: bytes) -> _Template:
    """Open a template, without what it says of its authors."""
    template = _Template(io.BytesIO(content))
    try:
        document = template.get_docx()
        rels = [(document.part.package.rels, rel) for rel in list(document.part.package.rels.values())]
        for part in document.part.package.iter_parts():
            rels += [(part.rels, rel) for rel in list(part.rels.values())]
        if document.element.body is None:
            raise KeyError("body")
    except (OpcError, KeyError, ValueError, AttributeError, zipfile.BadZipFile, etree.LxmlError) as error:
        zh = f"模板 {name} 不是 Word 文档（.docx），或者已经损坏。"
        raise BrokenTemplate(zh, f"template {name} is not a Word document (.docx) or is damaged") from error
    for relations, rel in rels:
        if rel.reltype.endswith(LEFT_OUT):
            relations.pop(rel.rId, None)
        elif rel.is_external and not rel.reltype.endswith("/hyperlink"):
            zh = f"模板 {name} 引用了别的文件 {rel.target_ref}；请把它嵌入模板，或者删去。"
            raise BrokenTemplate(zh, f"template {name} refers to another file {rel.target_ref}; embed or remove it")
    return template


@contextmanager
def _explained(name: str, template: _Template) -> Iterator[None]:
    """Turn errors in filling into BrokenTemplate with the part and the words around."""
    try:
        yield
    except jinja2.TemplateSyntaxError as error:
        place = _place(name, template, error.lineno)
        raise BrokenTemplate(f"模板 {place} 写法有误：{error.message}", f"template {place}: {error.message}") from error
    except (jinja2.TemplateError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
        place = _place(name, template, _line(error), _missing(error))
        raise BrokenTemplate(f"模板 {place} 不能填写：{error}", f"template {place}: {error}") from error
    except etree.LxmlError as error:
        zh = f"模板 {name} 填写后不再是完整的 Word 文档；请检查 {{%p … %}}、{{%tr … %}} 是否独占一段、一行：{error}"
        raise BrokenTemplate(zh, f"template {name} is not a whole Word document once filled: {error}") from error


def _line(error: Exception) -> int:
    frames = traceback.extract_tb(error.__traceback__)
    return next((frame.lineno or 0 for frame in reversed(frames) if frame.filename == "<template>"), 0)


def _missing(error: Exception) -> str:
    match = re.search(r"attribute '(\w+)'|'(\w+)' is undefined", str(error))
    return next(filter(None, match.groups()), "") if match else ""


def _place(name: str, template: _Template, line: int, wanted: str = "") -> str:
    """Return the file, the part and the words of the line around what is wanted, or from its first tag on."""
    part, lines = template.filling
    words = re.sub(r"<[^>]+>", "", lines[line - 1]).strip() if 0 < line <= len(lines) else ""
    start = max(0, words.find(wanted or "{") - AROUND // 2)
    shown = words[start : start + AROUND]
    return f"{name} {part}“{shown}”" if shown else f"{name} {part}"
