"""The briefing (简报): the page of an official letter with the head of a bulletin, its number to be written in."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from tools.word.blocks import cell, each, p, row, table, when
from tools.word.documents import _letter
from tools.word.styles import FANGSONG, HEI, KEEP, LEFT, XIAOBIAOSONG, face, lines

STYLES: Final = {
    "简报名称": ("简报名称", KEEP + lines(20, 10) + _letter.CENTRE, face(XIAOBIAOSONG, 30, _letter.RED)),
    "期号": ("期号", KEEP + lines(6, 14) + _letter.CENTRE, face(FANGSONG, 16)),
    "密级": ("密级", lines() + LEFT, face(HEI, 14)),
    "编印": ("编印", KEEP + lines() + LEFT, face(FANGSONG, 14)),
    "编印日期": (
        "编印日期",
        KEEP + lines() + '<w:ind w:firstLine="0" w:firstLineChars="0"/><w:jc w:val="right"/>',
        face(FANGSONG, 14),
    ),
    "红线": ("红线", KEEP + _letter.RULE + lines(after=14, exact=4) + LEFT, face(FANGSONG, 4)),
    "居中": ("居中", KEEP + _letter.STEP + _letter.CENTRE, face(HEI, 16)),
    "版记": ("版记", lines(4, 4) + LEFT, face(FANGSONG, 14)),
}
LAYOUT: Final = replace(_letter.LAYOUT, styles=_letter.STYLES | STYLES)
TEXT: Final = p("正文", ("{% if it.label %}{{ it.label }}：{% endif %}", "栏目名"), "{{ it.text }}")
BODY: Final = "".join(
    (
        when("doc.audience != 'public'", p("密级", "内部材料")),
        p("简报名称", "{{ doc.title }}"),
        p("期号", "第　　　期"),
        table(
            (106, 50),
            (),
            row(cell(p("编印", "{{ doc.unit }}")), cell(p("编印日期", "{{ doc.date }}"))),
            style="无线表",
        ),
        p("红线"),
        p("居中", "{{ doc.month }}情况"),
        each(
            "chapter in doc.chapters",
            p("标题1", "{{ chapter.ordinal }}、{{ chapter.label }}"),
            each("it in chapter.paragraphs", TEXT),
        ),
        p("顶格正文"),
        table(
            (52, 52, 52),
            (),
            row(cell(p("版记", "报：")), cell(p("版记", "送：")), cell(p("版记", "发："))),
            row(cell(p("版记", "{{ doc.unit }}"), span=2), cell(p("版记", "共印　　　份"))),
            style="版记表",
        ),
        p("版记"),
    )
)
