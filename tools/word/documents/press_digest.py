"""The press digest: one letter page, the lead first; whom to call at the end."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from tools.word.blocks import each, p, when
from tools.word.documents import _letter
from tools.word.styles import CENTRE, FANGSONG, KEEP, face, lines

STYLES: Final = {"来源": ("来源", KEEP + lines(4) + CENTRE, face(FANGSONG, 12))}
LAYOUT: Final = replace(_letter.LAYOUT, styles=_letter.STYLES | STYLES)
BODY: Final = "".join(
    (
        p("标题", "{{ doc.title }}"),
        p("来源", "{{ doc.unit }}　{{ doc.date }}"),
        p("顶格正文"),
        p("正文", "{{ doc.lead }}"),
        each(
            "it in doc.paragraphs",
            p("正文", ("{% if it.label %}{{ it.label }}：{% endif %}", "栏目名"), "{{ it.text }}"),
        ),
        when("doc.lines", p("标题1", "查询和监督"), each("it in doc.lines", p("正文", "{{ it }}"))),
    )
)
