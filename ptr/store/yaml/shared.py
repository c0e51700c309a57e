"""The data of a text, read by what it shares with another: a change of one line costs the parsing of one field.

A document is a mapping whose fields begin at the left edge. Where every line that begins there begins a field, and the
parser found exactly these fields, each is complete in itself: a field written alike in both texts has the same data,
and only the others are parsed. Whatever is written otherwise is read whole by the caller.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from ptr.store.source import MAX_BYTES
from ptr.store.yaml import fast

_NEXT: Final = re.compile(rb"\n(?=[^ \n#-])")
_FIELD: Final = re.compile(rb"[a-z_]+(?=:[ \n])")
_KEPT: Final = re.compile(rb"[|>][0-9]?[+]")
"""A text that keeps its trailing line ends, on which parsers differ at the end of a file."""


def differing(raw: bytes, data: Any, other: bytes) -> tuple[list[str], dict[str, Any]] | None:
    """Return the fields of another text, and the data of those written differently from the first, whose data is known.

    None where that cannot be determined by fields.
    """
    known, wanted = _fields(raw), _fields(other)
    if not known or not wanted or not isinstance(data, dict) or _names(known) != list(data) or len(other) > MAX_BYTES:
        return None
    changed = [name for name, text in wanted.items() if known.get(name) != text]
    text = b"".join(wanted[name] for name in changed)
    values = fast.parse(text) if changed else {}
    if _KEPT.search(text) or not isinstance(values, dict) or list(values) != _names(changed):
        return None
    return _names(wanted), values


def _fields(raw: bytes) -> dict[bytes, bytes]:
    """Split a text into fields, the first with the comments before it; none where a line begins in any other way."""
    parts = _NEXT.split(raw)
    head = parts.pop(0) + b"\n" if raw[:1] in (b"#", b"\n") else b""
    names = [match[0] for match in map(_FIELD.match, parts) if match]
    if not names or len(names) < len(parts) or len({*names}) < len(names):
        return {}
    parts[0] = head + parts[0]
    last = len(parts) - 1
    return {name: parts[index] if index == last else parts[index] + b"\n" for index, name in enumerate(names)}


def _names(fields: Iterable[bytes]) -> list[str]:
    joined = b" ".join(fields).decode()
    return joined.split(" ") if joined else []
