"""The page of an official letter (GB/T 9704-2012): type area 156 x 225 mm, 22 lines of 28 characters of 16 pt."""

from __future__ import annotations

from typing import Final

from tools.word.blocks import cell, each, field, p, row, tab, table, when
from tools.word.frame import Layout
from tools.word.styles import FANGSONG, HEI, KEEP, SONG, TIGHT, XIAOBIAOSONG, face, lines

PITCH: Final = 28.95
"""Points from line to line: 22 lines on 225 mm."""

CLOSER: Final = -0.25
"""Points between characters, so that 28 fill 156 mm. Word's own character grid does the same, but other programs give a
character that is wider than its cell two cells."""

STEP: Final = lines(exact=PITCH)
INDENTED: Final = '<w:ind w:firstLine="632" w:firstLineChars="200"/><w:jc w:val="both"/>'
LEVEL: Final = '<w:outlineLvl w:val="0"/>'
RED: Final = "D40000"
RULE: Final = f'<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="11" w:color="{RED}"/></w:pBdr>'
RIGHT_TAB: Final = '<w:tabs><w:tab w:val="right" w:pos="8564"/></w:tabs>'
CENTRE: Final = '<w:ind w:firstLine="0" w:firstLineChars="0"/><w:jc w:val="center"/>'
EDGE: Final = '<w:ind w:left="280" w:right="280"/>'
STYLES: Final = {
    "Normal": ("正文", TIGHT + STEP + INDENTED, face(FANGSONG, 16, spacing=CLOSER)),
    "Title": ("标题", KEEP + lines(exact=36) + CENTRE, face(XIAOBIAOSONG, 22)),
    "heading 1": ("标题1", KEEP + STEP + INDENTED + LEVEL, face(HEI, 16)),
    "footer": ("页脚", RIGHT_TAB + lines() + EDGE, face(SONG, 14)),
    "顶格正文": ("顶格正文", STEP + '<w:ind w:firstLine="0" w:firstLineChars="0"/>', face(FANGSONG, 16)),
    "发文机关": ("发文机关", KEEP + lines(45) + CENTRE, face(XIAOBIAOSONG, 32, RED)),
    "发文机关小": ("发文机关小", KEEP + lines(45) + CENTRE, face(XIAOBIAOSONG, 26, RED)),
    "发文字号": ("发文字号", KEEP + RULE + RIGHT_TAB + lines(58) + '<w:ind w:firstLine="0" w:left="316" w:right="316"/>', face(FANGSONG, 16)),
    "附件说明": ("附件说明", STEP + '<w:ind w:left="1895" w:hanging="1263"/>', face(FANGSONG, 16)),
    "落款": ("落款", KEEP + STEP + CENTRE, face(FANGSONG, 16)),
}  # fmt: skip
ORIGIN: Final = ("{{ foot }}", "小字")
LAYOUT: Final = Layout(
    top=37,
    bottom=35,
    left=28,
    right=26,
    foot=23,
    running=(),
    footer=p("页脚", ORIGIN, tab(), "— ", field("PAGE"), " —"),
    even_footer=p("页脚", "— ", field("PAGE"), " —", tab(), ORIGIN),
    styles=STYLES,
)
TEXT: Final = each(
    "it in doc.paragraphs",
    when(
        "it.head",
        p("标题1", "{{ it.head }}"),
        otherwise=(p("正文", ("{{ it.label }}SEPARATOR", "栏目名"), "{{ it.text }}"),),
    ),
)
SIGNED: Final = (
    p("落款")
    + p("落款")
    + table(
        (46, 88, 22),
        (),
        row(cell(p("落款")), cell(p("落款", "{{ doc.unit }}"), p("落款", "{{ doc.date }}")), cell(p("落款"))),
        style="无线表",
    )
)
