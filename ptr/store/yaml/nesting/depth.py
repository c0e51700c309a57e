"""How deep a text nests, determined before any parser reads it.

Parsers have their own bounds of depth, which change with their versions, or exhaust the stack. Most texts cannot nest
deep, which a glance shows; for the others the levels are counted (`levels.py`).
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from ptr.store.source import MAX_DEPTH
from ptr.store.yaml.nesting.levels import Counter, Place

_PREFIX: Final = re.compile(r"^\ufeff?( *(?:[-?:](?: +|$))*)", re.MULTILINE)
_INDICATOR: Final = re.compile(r"[-?:]|\Z")
_HARMLESS: Final = re.compile(rb"""\"(?:(?<=[\[{]")|(?<=[,:-] "))[^"\\\n\[\]{}]*\"""")
_DOUBTFUL: Final = re.compile(rb"""["'#\\][\[\]{}]|[\[\]{}]["'#\\]""")
_OTHERS: Final = bytes(set(range(256)) - {*b"[]{}\"'#\\\n"})
_IN_A_LINE: Final = 8
"""Nested brackets within a line that are still worth trying."""


def too_deep(text: str, limit: int = MAX_DEPTH) -> Place | None:
    """Return where the first level beyond the limit begins, or the key whose own levels turn out to exceed it."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Counter(text, limit).run() if _may_exceed(text, limit) else None


def _may_exceed(text: str, limit: int) -> bool:
    """Return whether a text could nest beyond the limit, by a glance at each line.

    A bracket opens one level, and one more if it contains a pair without braces. In block style each level begins at a
    column of its own, except for a list that is as far left as the keys around it.
    """
    brackets = _nested_brackets(text)
    columns: set[int] = set()
    for prefix in set(_PREFIX.findall(text)):
        if 2 * (brackets + len(columns)) > limit:
            break
        columns.update(match.start() for match in islice(_INDICATOR.finditer(prefix), limit + 1))
    return 2 * (brackets + len(columns)) > limit


def _nested_brackets(text: str) -> int:
    """Return an upper bound for the number of brackets open at one place.

    Where every line closes what it opens, those of one line count. That is certain if no bracket is in quotes in lines
    with brackets, and quotes begin only where a quoted text can; otherwise all brackets of the text count.
    """
    rest = _HARMLESS.sub(b"", text.encode("utf-8", "replace")).translate(None, _OTHERS)
    if not _DOUBTFUL.search(rest):
        for deepest in range(_IN_A_LINE):
            if b"[" not in rest and b"{" not in rest and b"]" not in rest and b"}" not in rest:
                return deepest
            rest = rest.replace(b"[]", b"").replace(b"{}", b"")
    return text.count("[") + text.count("{")
