"""Syntax faults in words: what the parser encountered, and what the writer can do about it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Final

import yaml

from ptr.model.fields.fault import Bilingual, Fault, Mark
from ptr.store.source import MAX_DEPTH
from ptr.store.yaml.parser import Loader, TooDeep

WIDE_KEY: Final = re.compile(r"[ -]*[A-Za-z_]+：")
WIDE_COLON: Final = (
    "字段名后面要用英文冒号加空格“: ”，不能用中文冒号“：”",
    "a field's name is followed by “: ”, not by the full-width “：”",
)
DAY: Final = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1f]")
TIGHT_KEY: Final = re.compile(r"[ -]*[A-Za-z_]+:(?=\S)")
TIGHT_COLON: Final = "冒号后面要空一格", "put a space after the colon"
OPENED: Final = (
    "从这里开始的引号没有闭合，或者文字里有引号",
    "the quotation mark that opens here is not closed, or the text holds another",
)
_CANNOT_BEGIN: Final = "此字符不能出现在文字开头，请给文字加引号", "a text cannot begin with this character; quote it"
_KNOWN: Final[dict[str, Bilingual]] = {
    "mapping values are not allowed": (
        "此处不应再有“: ”；文字里有冒号加空格时请加引号",
        "no “: ” may stand here; quote the text",
    ),
    "could not find expected ':'": (
        "这一行缺少冒号，或上一行的引号、缩进不对",
        "a “:” is missing, or the indentation is off",
    ),
    "end of stream": ("引号没有闭合", "a quotation mark is not closed"),
    "',' or ']'": ("方括号没有闭合，或缺少逗号", "a “]” or a comma is missing"),
    "',' or '}'": ("花括号没有闭合，或缺少逗号", "a “}” or a comma is missing"),
    "did not find expected key": (
        "缩进与上文不一致，或引号后面还有文字",
        "the indentation does not fit the lines above, or text follows a closing quote",
    ),
    "expected <block end>": ("缩进与上文不一致", "the indentation does not fit the lines above"),
    "block end": ("缩进与上文不一致", "the indentation does not fit the lines above"),
    "cannot start any token": _CANNOT_BEGIN,
    "expected alphabetic or numeric": _CANNOT_BEGIN,
}
"""Parts of the parser's messages, each with its remedy."""


def syntax(text: str, error: yaml.YAMLError) -> Fault:
    """Turn PyYAML's error into a fault with a place and, where it can be guessed, a remedy."""
    if isinstance(error, yaml.reader.ReaderError):
        position = len(text.encode()[: error.position].decode("utf-8", "ignore"))  # libyaml counts bytes
        return character(text, position, ("不允许的控制字符", "control character"), chr(error.character))
    if isinstance(error, TooDeep):
        mark = Mark(error.place.line + 1, error.place.column + 1)
        return Fault(kind="too_deep", mark=mark, args={"limit": MAX_DEPTH})
    problem = getattr(error, "problem", None) or str(error).split("\n")[0]
    place = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    mark = Mark(place.line + 1, place.column + 1) if place else Mark(1, 1)
    if "another document" in problem:
        second = ("第二个文档", "second document")
        return Fault(kind="forbidden_yaml", mark=mark, args={"what": second, "text": "---"})
    lines = text.splitlines() or [""]
    wide = _wide_colon(lines, mark.line)
    if wide:
        return Fault(kind="not_yaml", mark=wide, args={"problem": WIDE_COLON})
    if tight := _tight_colon(lines, mark.line) if "could not find expected ':'" in problem else None:
        return Fault(kind="not_yaml", mark=tight, args={"problem": TIGHT_COLON})
    if opened := _opened(text, error, place):
        return Fault(kind="not_yaml", mark=opened, args={"problem": OPENED})
    if mark.line > len(lines):
        mark = Mark(len(lines), len(lines[-1]) + 1)
    line = lines[mark.line - 1]
    return Fault(kind="not_yaml", mark=mark, args={"problem": _remedy(problem, line)})


def _wide_colon(lines: Sequence[str], number: int) -> Mark | None:
    """Find a full-width colon after a key: the parser takes the line for text, and stumbles there or on the next."""
    for near in (number - 1, number):
        match = WIDE_KEY.match(lines[near - 1]) if 0 < near <= len(lines) else None
        if match:
            return Mark(near, match.end())
    return None


def _tight_colon(lines: Sequence[str], number: int) -> Mark | None:
    """Find a key without a space between its colon and its value, on the line where the parser stumbles or before."""
    for near in (number - 1, number):
        match = TIGHT_KEY.match(lines[near - 1]) if 0 < near <= len(lines) else None
        if match:
            return Mark(near, match.end())
    return None


def _opened(text: str, error: Any, place: Any) -> Mark | None:
    """Find the beginning of a quoted text that runs over several lines to the end, or to where the parser stumbles."""
    if "quoted scalar" in str(getattr(error, "context", "")):
        return Mark(error.context_mark.line + 1, error.context_mark.column + 1)
    opening = None
    if not {"'", '"'} & set(text):
        return None
    with suppress(yaml.YAMLError):
        for token in yaml.scan(text, Loader):
            start, end = token.start_mark, token.end_mark
            if place is None or start.line > place.line:
                break
            if getattr(token, "style", None) in ("'", '"') and start.line < end.line == place.line:
                opening = Mark(start.line + 1, start.column + 1)
    return opening


def _remedy(problem: str, line: str) -> Bilingual:
    """Word in both languages what the parser expected."""
    if line.lstrip(" -").startswith("\t") or "\t" in line[: len(line) - len(line.lstrip())]:
        return "缩进用了制表符（Tab），请改用空格", "a tab is used to indent; use spaces"
    for needle, remedy in _KNOWN.items():
        if needle in problem:
            return remedy
    return f"YAML 语法错误（{problem}）", problem


def character(text: str, position: int, what: Bilingual, sign: str = "") -> Fault:
    """Return the fault of a character that is not allowed in a file: `sign`, or the one at `position`."""
    mark = Mark(text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position))
    code = f"U+{ord(sign or text[position]):04X}"
    problem = f"{what[0]} {code}，请删去", f"{what[1]} {code}; remove it"
    return Fault(kind="not_yaml", mark=mark, args={"problem": problem})


def unquoted(word: str) -> Bilingual:
    """Word how to write a word on which parsers disagree; quotes do not help a day that does not exist."""
    if parts := DAY.fullmatch(word):
        year, month, day = map(int, parts.groups())
        try:
            datetime.date(year, month, day)
        except ValueError:
            return "而且没有这一天", "and there is no such day"
    return (
        f'文字请写成 "{word}"，日期请写成 2005-03-01 的样子',
        f'quote it as "{word}" if it is text, write a date like 2005-03-01',
    )


def encoding(raw: bytes) -> Bilingual:
    """Word what bytes that are not UTF-8 seem to be, and how to convert them."""
    name = "UTF-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "GBK"
    if name == "GBK" and CONTROL.search(raw):
        return "不是文本文件；扫描件等请放到 attachments/", "is not a text file; put scans into attachments/"
    try:
        raw.decode("utf-16" if name == "UTF-16" else "gb18030")
    except UnicodeDecodeError:
        return "不是 UTF-8，从这里起读不出来；请重新保存", "is not UTF-8, and is damaged from here on; save it again"
    return (
        f"编码像是 {name}，不是 UTF-8；请另存为 UTF-8（如 iconv -f {name} -t UTF-8）",
        f"seems to be {name}, not UTF-8; save it as UTF-8 (iconv -f {name} -t UTF-8)",
    )
