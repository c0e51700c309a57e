"""How deep a text nests, found before any parser reads it.

Parsers bound depth at places of their own, which change with their versions, or exhaust the stack. Most texts cannot
nest deep, which a glance tells; of the others the levels are counted (`levels.py`).
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from ptr.store.yaml.levels import Counter, Place

MAX_DEPTH: Final = 64

_PREFIX: Final = re.compile(r"^\ufeff?( *(?:[-?:](?: +|$))*)", re.MULTILINE)
_INDICATOR: Final = re.compile(r"[-?:]|\Z")
_HARMLESS: Final = re.compile(rb"""\"(?:(?<=[\[{]")|(?<=[,:-] "))[^"\\\n\[\]{}]*\"""")
_DOUBTFUL: Final = re.compile(rb"""["'#\\][\[\]{}]|[\[\]{}]["'#\\]""")
_OTHERS: Final = bytes(set(range(256)) - {*b"[]{}\"'#\\\n"})
_IN_A_LINE: Final = 8
"""Brackets in one another within a line that are still worth a try."""


def too_deep(text: str, limit: int = MAX_DEPTH) -> Place | None:
    """Find where the first level beyond the limit begins, or the key that with its levels turns out to lie beyond."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Counter(text, limit).run() if _may_exceed(text, limit) else None


def _may_exceed(text: str, limit: int) -> bool:
    """Return whether a text could nest beyond the limit, at the cost of a glance at each line.

    A bracket opens one level, and one more if a pair without braces stands in it. In block style each level begins at
    a column of its own, but for a list that is as far left as the keys around it.
    """
    brackets = _nested_brackets(text)
    columns: set[int] = set()
    for prefix in set(_PREFIX.findall(text)):
        if 2 * (brackets + len(columns)) > limit:
            break
        columns.update(match.start() for match in islice(_INDICATOR.finditer(prefix), limit + 1))
    return 2 * (brackets + len(columns)) > limit


def _nested_brackets(text: str) -> int:
    """Return a number of brackets that are not exceeded by those open at one place.

    Where every line closes what it opens, those of one line count. That is certain if in lines with brackets no bracket
    stands in quotes, and quotes begin where nothing but a quoted text can; else all brackets of the text count.
    """
    rest = _HARMLESS.sub(b"", text.encode("utf-8", "replace")).translate(None, _OTHERS)
    if not _DOUBTFUL.search(rest):
        for deepest in range(_IN_A_LINE):
            if b"[" not in rest and b"{" not in rest and b"]" not in rest and b"}" not in rest:
                return deepest
            rest = rest.replace(b"[]", b"").replace(b"{}", b"")
    return text.count("[") + text.count("{")
