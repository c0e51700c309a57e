"""The key that a person means by what they wrote: a key, or a name."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import Final, TypeAlias

from ptr.model.fields.errors import PtrError
from ptr.model.fields.fault import Bilingual

Named: TypeAlias = tuple[str, str]
"""A key and a name of the thing; a thing with two names stands twice."""

KINDS: Final[dict[str, Bilingual]] = {
    "unit": ("单位", "unit"),
    "department": ("内设机构", "department"),
    "post": ("岗位", "post"),
    "rule": ("制度", "rule"),
    "class": ("权力类别", "class"),
    "carrier": ("公开载体", "carrier"),
    "office": ("领导小组办公室", "office"),
}
NEAREST: Final = 5
"""Things that an error lists."""


def meant(kind: str, things: Sequence[Named], text: str) -> str:
    """Return the key of the only thing of this key or name; `PtrError` with the nearest where there is none or two."""
    if any(key == text for key, _ in things):
        return text
    keys = dict.fromkeys(key for key, name in things if name == text)
    if len(keys) == 1:
        return next(iter(keys))
    zh, en = KINDS[kind]
    if keys:
        raise PtrError(
            f"有 {len(keys)} 个{zh}叫“{text}”；请写代号：{'、'.join(keys)}",
            f"{len(keys)} {en}s are called “{text}”; write the key: {', '.join(keys)}",
        )
    near = nearest(things, text)
    choices = (
        f"；相近的：{'、'.join(f'{name}（{key}）' for key, name in near)}",
        f"; the nearest: {', '.join(f'{name} ({key})' for key, name in near)}",
    )
    raise PtrError(
        f"没有{zh} {text}{choices[0] if near else ''}", f"there is no {en} {text}{choices[1] if near else ''}"
    )


def nearest(things: Sequence[Named], text: str) -> list[Named]:
    """Return the things whose name holds the text or lies in it, and those whose key or name resembles it; else a few.

    Each stands once, by its first name.
    """
    names = dict(reversed(things))
    inside = [key for key, name in things if text in name or name in text]
    words = {word: key for key, name in things for word in (key, name)}
    alike = [words[word] for word in difflib.get_close_matches(text, words, NEAREST)]
    near = dict.fromkeys([*inside, *alike]) or dict.fromkeys(key for key, _ in things)
    return [(key, names[key]) for key in near][:NEAREST]
