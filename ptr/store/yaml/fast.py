"""The fast path for a good file: a screen, then yaml-rs.

The dialect (`dialect.py`) is the authority. This module reads only files in which nothing could be read in two ways,
and returns None for all others: then the dialect reads them and names what is wrong. So it may refuse a good file,
which costs time, but must never accept one that the dialect would fault or read differently; a differential test
ensures that. Without yaml-rs every file takes the slow path, with the same result.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from ptr.store.source import MAX_BYTES, MAX_DEPTH
from ptr.store.yaml.scalars import reads_differently

if TYPE_CHECKING:
    from collections.abc import Callable

_NESTING: Final = 256
"""Brackets beyond which a file does not take this path: fewer exhaust no parser's stack."""
_FLAT: Final = 16
"""Brackets that cannot nest too deep: each opens at most two levels below block style; beyond, levels are counted."""
_INDENTED: Final = b" " * 24
"""More columns than block style may use: each level begins at a column of its own, except a list below a key."""
_ALIKE: Final = bytes.maketrans(b"?:", b"--")

_APART: Final = bytes.maketrans(b"[]{},\"'\n", b"        ")
_MAY_BE_AMBIGUOUS: Final = frozenset(b"yYnNtTfFoO~=<+-.0123456789")
_PLAIN: Final = bytes(set(range(256)) - {*range(10), *range(11, 32), 0x7F, *b"[{"})
_SEPARATORS: Final = "\u2028\u2029\ufeff\ufffe\uffff"
"""Characters that not every reader treats as text."""
_C1: Final = re.compile(b"\xc2[\x80-\x9f]")
_INDICATOR: Final = re.compile(rb"(?:^|[\s\[{,:-])[&*!]", re.MULTILINE)
_BLOCK_IN_FLOW: Final = re.compile(rb"[\[{,]\s*[|>]|:\s*[|>](?![-+0-9]{0,2}[ \t]*(?:#[^\n]*)?(?:\n|\Z))", re.MULTILINE)
"""A text inside brackets that begins like a block: yaml-rs takes the sign for text, where YAML has none."""
_MARKER: Final = re.compile(rb"^(?:---|\.\.\.|%)", re.MULTILINE)
_PLACEHOLDER: Final = re.compile(rb"(?<=[\x80-\xff])\{n\}(?=[\x80-\xff])")
"""The {n} in a number series, 〔{year}〕{n}号: no mapping begins between two Chinese characters."""
_REMEMBERED: Final = 100_000
"""How many words are remembered as unambiguous: those of a registry recur."""


def parse(raw: bytes) -> Any:
    """Return the plain data of a file without anything doubtful, else None."""
    loads = _parser()
    if loads is None or len(raw) > MAX_BYTES or _has_doubtful_byte(raw) or _has_ambiguous_word(raw):
        return None
    try:
        text = raw.decode()
        data = None if any(mark in text for mark in _SEPARATORS) else loads(text, parse_datetime=False)
    except (ValueError, TypeError):  # not UTF-8, or not YAML (yaml-rs raises a subclass); a key that is a list
        return None
    return data if raw.count(b"[") + raw.count(b"{") <= _FLAT or _within(data, MAX_DEPTH) else None


def _within(data: Any, levels: int) -> bool:
    """Return whether data has at most so many levels, as `nesting.py` counts them."""
    if type(data) is dict and tuple in map(type, data):
        return False  # a key that is a list, of any number of levels
    for value in data.values() if type(data) is dict else data if type(data) is list else ():
        if type(value) in (dict, list) and value and (levels == 1 or not _within(value, levels - 1)):
            return False
    return True


@cache
def _parser() -> Callable[..., Any] | None:
    try:
        import yaml_rs
    except ImportError:
        return None
    loads: Callable[..., Any] = yaml_rs.loads
    return loads


def _has_doubtful_byte(raw: bytes) -> bool:
    """Find control characters, CR and tabs, depth, directives, further documents, anchors, aliases and tags."""
    rare = raw.translate(None, _PLAIN)
    if len(rare) > _NESTING or rare.strip(b"[{") or _INDENTED in raw or b"----" in raw.translate(_ALIKE, b" "):
        return True
    if (b"---" in raw or b"..." in raw or b"%" in raw) and _MARKER.search(raw):
        return True
    if (b"|" in raw or b">" in raw) and _BLOCK_IN_FLOW.search(raw):
        return True
    if (b"&" in raw or b"*" in raw or b"!" in raw) and _INDICATOR.search(raw):
        return True
    return b"\xc2" in raw and _C1.search(raw) is not None


def _has_ambiguous_word(raw: bytes) -> bool:
    """Return whether some word could be read in two ways if it were a value or a key without quotes.

    A word that is always alone in quotes, like the "01" of a class, is text for every reader.
    """
    if b"{n}" in raw:
        raw = _PLACEHOLDER.sub(b" ", raw)
    words = raw.translate(_APART).split()
    for word in words:
        if word[0] in _MAY_BE_AMBIGUOUS and word not in _harmless:
            if reads_differently(word.rstrip(b":").decode("utf-8", "replace")):
                if words.count(word) == raw.count(b'"%s"' % word):
                    continue
                return True
            if len(_harmless) < _REMEMBERED:
                _harmless.add(word)
    return False


_harmless: set[bytes] = set()
