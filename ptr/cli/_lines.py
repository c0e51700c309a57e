"""Lines of a terminal, which gives a Chinese character two columns: broken between words, never amid one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from unicodedata import east_asian_width

CLOSING: Final = "，。；：、）”》]"
"""Characters that may not begin a line."""

SHELL_WORD: Final = re.compile(r"""(?:'[^']*'|"[^"]*"|[^\s'"])+""")
INDENT: Final = "  "


def wrapped_lines(text: str, columns: int) -> list[str]:
    """Break a text into lines: at a space, or between characters of which one is wide."""
    lines, line, word = [], "", ""
    for character in f"{text} ":
        if character != " " and not (word and (_is_wide(character) or _is_wide(word[-1])) and character not in CLOSING):
            word += character
            continue
        if line and width(line) + width(word) > columns:
            lines.append(line.rstrip())
            line = ""
        line += word + (" " if character == " " else "")
        word = "" if character == " " else character
    return [*lines, line.rstrip()] if line.strip() else lines


def width(text: str) -> int:
    return len(text) if text.isascii() else sum(2 if _is_wide(character) else 1 for character in text)


def _is_wide(character: str) -> bool:
    return east_asian_width(character) in "WF"


def shell_lines(command: str, columns: int) -> Iterator[str]:
    """Yield a command, indented, in lines that a shell reads as one."""
    line = INDENT
    for word in SHELL_WORD.findall(command):
        if line.strip() and width(line) + width(word) + 2 > columns:
            yield f"{line}\\"
            line = INDENT * 2
        line += f"{word} "
    yield line.rstrip()


def choice_lines(label: str, columns: int) -> Iterator[str]:
    """Yield the label of an option, indented, broken between its choices where it is too wide."""
    line = INDENT
    for choice in re.findall(r"[^|]+\|?", label):
        if line.strip() and width(line) + width(choice) > columns:
            yield line
            line = INDENT * 2
        line += choice
    yield line
