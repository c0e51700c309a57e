"""The named styles of the templates, with which a clerk restyles them in Word or WPS.

Styles that every Word knows keep the names that Word stores (`Normal` is shown as 正文, `Title` as 标题, `heading 1` as
标题 1): a second style of the shown name would clash with them. The others have Chinese names.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

SONG, XIAOBIAOSONG, FANGSONG, HEI, KAI = "宋体", "方正小标宋简体", "仿宋", "黑体", "楷体"
LATIN: Final = "Times New Roman"
FONTS: Final = {
    SONG: ("SimSun,NSimSun", "roman", "02010600030101010101"),
    XIAOBIAOSONG: ("FZXiaoBiaoSong-B05S,方正小标宋_GBK,华文中宋,宋体", "roman", "02010600030101010101"),
    FANGSONG: ("FangSong,仿宋_GB2312,FangSong_GB2312", "modern", "02010609060101010101"),
    HEI: ("SimHei", "modern", "02010609060101010101"),
    KAI: ("KaiTi,楷体_GB2312,KaiTi_GB2312", "modern", "02010609060101010101"),
}
"""Font -> other names of the same face or the next best, its family, its classification (PANOSE)."""

RED, GREY, GREEN = "A31D1D", "595959", "14532D"


def face(font: str, size: float = 0, colour: str = "", more: str = "", spacing: float = 0) -> str:
    """Write the properties of characters: font, size in points, colour, more in XML, points between characters."""
    latin = HEI if font == HEI else LATIN
    fonts = f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{font}" w:cs="{LATIN}"/>' if font else ""
    colours = f'<w:color w:val="{colour}"/>' if colour else ""
    sizes = f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else ""
    apart = f'<w:spacing w:val="{round(spacing * 20)}"/>' if spacing else ""
    return f"{fonts}{more}{colours}{apart}{sizes}"


def lines(before: float = 0, after: float = 0, line: float = 0, exact: float = 0) -> str:
    """Write the spacing of a paragraph: before and after in points, lines as a multiple or exact in points."""
    high = f' w:line="{round(exact * 20)}" w:lineRule="exact"' if exact else ""
    high = high or (f' w:line="{round(line * 240)}" w:lineRule="auto"' if line else "")
    return f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"{high}/>'


def rule(side: str, size: int, colour: str, space: int = 1) -> str:
    """Write a rule along one edge of a paragraph; its size in eighths of a point."""
    return f'<w:pBdr><w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/></w:pBdr>'


KEEP: Final = "<w:keepNext/><w:keepLines/>"
PLAIN: Final = '<w:ind w:firstLine="0" w:firstLineChars="0"/>'
CENTRE: Final = PLAIN + '<w:jc w:val="center"/>'
LEFT: Final = PLAIN + '<w:jc w:val="left"/>'
TIGHT: Final = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'  # no gaps between Chinese and digits
BREAKS: Final = (
    '<w:wordWrap w:val="0"/>'  # a long number or address may break anywhere, or it would run out of its cell
)

PARAGRAPHS: Final = {
    # name -> (identifier, paragraph, characters)
    "Normal": ("正文", TIGHT + lines(after=3, line=1.25) + '<w:jc w:val="both"/>', face(FANGSONG, 11)),
    "Title": ("标题", KEEP + lines(after=10) + CENTRE, face(XIAOBIAOSONG, 26)),
    "标题小": ("标题小", KEEP + lines(after=8) + CENTRE, face(XIAOBIAOSONG, 17)),
    "Subtitle": ("副标题", KEEP + lines(14, 4) + CENTRE, face(XIAOBIAOSONG, 16)),
    "heading 1": ("标题1", KEEP + rule("bottom", 8, RED) + lines(16, 7) + LEFT + '<w:outlineLvl w:val="0"/>', face(HEI, 15)),
    "heading 2": ("标题2", KEEP + lines(14, 5) + LEFT + '<w:outlineLvl w:val="1"/>', face(KAI, 13.5, more="<w:b/>")),
    "header": ("页眉", rule("bottom", 6, RED) + lines() + LEFT, face(HEI, 9, GREY)),
    "footer": ("页脚", lines() + LEFT, face(HEI, 8, GREY)),
    "页脚右": ("页脚右", lines() + PLAIN + '<w:jc w:val="right"/>', face(HEI, 8, GREY)),
    "标签": ("标签", lines() + LEFT, face(SONG, 8, "7F7F7F")),
    "缩进正文": ("缩进正文", lines(after=4, line=1.4) + '<w:ind w:firstLine="480" w:firstLineChars="200"/>', face(FANGSONG, 12)),
    "版次": ("版次", lines(after=3) + CENTRE, face(HEI, 10.5)),
    "二维码": ("二维码", KEEP + lines() + CENTRE, face(HEI, 8)),
    "提要": ("提要", "<w:keepNext/>" + rule("left", 18, "969696", 8) + lines(2, 6, 1.25) + PLAIN, face(FANGSONG, 11.5)),
    "表头": ("表头", KEEP + lines(2, 2) + CENTRE, face(HEI, 9.5)),
    "表格文字": ("表格文字", BREAKS + lines(1, 1, 1.1) + LEFT, face(FANGSONG, 10)),
    "表格居中": ("表格居中", BREAKS + lines(1, 1, 1.1) + CENTRE, face(FANGSONG, 10)),
    "表格栏目": ("表格栏目", lines(1, 1, 1.1) + LEFT, face(HEI, 9.5)),
    "表格小标题": ("表格小标题", KEEP + lines(1, 1, 1.1) + LEFT, face(HEI, 10)),
    "时限": ("时限", KEEP + lines(1, 1) + LEFT, face(HEI, 15)),
    "单位行": ("单位行", KEEP + lines(6, 3) + LEFT, face(HEI, 10.5)),
    "落款": ("落款", KEEP + lines(12, 0) + PLAIN + '<w:jc w:val="right"/>', face(FANGSONG, 12)),
    "填报": ("填报", lines(24, 0) + LEFT, face(FANGSONG, 11)),
    "注意": ("注意", KEEP + lines(after=4) + LEFT, face(HEI, 10.5, RED)),
}  # fmt: skip
CHARACTERS: Final = {
    "栏目名": face(HEI),
    "依据": face("", colour=GREY),
    "小字": face("", 9, GREY),
    "草稿": face(HEI, colour=RED),
    "原来": face("", colour=RED, more="<w:strike/>"),
    "现在": face("", colour=GREEN) + '<w:u w:val="single"/>',
}
EDGES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")
TABLES: Final = {"表格": ("969696", EDGES), "无线表": ("", ()), "版记表": ("000000", ("top", "bottom", "insideH"))}


def style_sheet(changed: dict[str, tuple[str, str, str]]) -> str:
    """Write the part of the styles; `changed` are the paragraph styles that a kind of page overrides."""
    characters = PARAGRAPHS | changed
    written = [_paragraph(name, *parts) for name, parts in characters.items()]
    written += [
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/><w:qFormat/>'
        f"<w:rPr>{characters}</w:rPr></w:style>"
        for name, characters in CHARACTERS.items()
    ]
    written += [_table(name, *lined) for name, lined in TABLES.items()]
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{face(FANGSONG, 11)}<w:lang w:val="en-US" w:eastAsia="zh-CN" '
        f'w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>{"".join(written)}'
    )


def _paragraph(name: str, key: str, paragraph: str, characters: str) -> str:
    known = not name.isascii()
    default = ' w:default="1"' if name == "Normal" else ""
    based = "" if name == "Normal" else '<w:basedOn w:val="正文"/>'
    custom = ' w:customStyle="1"' if known else ""
    return (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{key}"><w:name w:val="{name}"/>{based}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{characters}</w:rPr></w:style>"
    )


def _table(name: str, colour: str, edges: Sequence[str]) -> str:
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{colour}"/>' for side in edges)
    margins = '<w:top w:w="45" w:type="dxa"/><w:left w:w="100" w:type="dxa"/><w:bottom w:w="45" w:type="dxa"/><w:right w:w="100" w:type="dxa"/>'
    head = (
        '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>'
        '<w:vAlign w:val="center"/></w:tcPr></w:tblStylePr>'
    )
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/><w:qFormat/><w:tblPr>'
        f"<w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>{head if name == '表格' else ''}"
        "</w:style>"
    )
