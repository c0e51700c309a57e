"""Commands and labels, broken where a shell or a reader allows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ptr.model.text.columns import width

SHELL_WORD: Final = r"""(?:'[^']*'|"[^"]*"|[^\s'"])+"""
INDENT: Final = "  "


def shell_lines(command: str, columns: int) -> Iterator[str]:
    """Yield a command, indented, in lines that a shell reads as one."""
    line = INDENT
    for word in re.findall(SHELL_WORD, command):
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
