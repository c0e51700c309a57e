"""The check that every character of a view can be printed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from ptr.render.errors import MissingPlace

View = TypeVar("View", bound=Struct)
LAID_OUT = frozenset("\n\t")  # characters that templates turn into layout


def check_glyphs(view: Struct, fonts: Sequence[Path]) -> list[MissingPlace]:
    """List the characters of a view that cannot be printed, each once per place, in order.

    Control and direction characters never can: they show nothing, or change the order in which the rest is read.
    Without fonts (a browser has its own) only those are checked. The attached data is not printed.
    """
    covered = frozenset().union(*(_characters(font) for font in fonts)) if fonts else None
    return [
        MissingPlace(place=place, char=char, point=f"U+{ord(char):04X}")
        for place, text in _texts(msgspec.to_builtins(view), "")
        if not place.startswith("/data")
        for char in dict.fromkeys(text)
        if char not in LAID_OUT and (_invisible(char) or (covered is not None and ord(char) not in covered))
    ]


def mark_glyphs(view: View, places: Sequence[MissingPlace]) -> View:
    """Return the view with each character of `places` written as its code point in brackets: 〔U+20BB7〕."""
    marks = {ord(place.char): f"〔{place.point}〕" for place in places}
    return msgspec.convert(_marked(msgspec.to_builtins(view), marks), type(view))


@cache
def _characters(font: Path) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(font, lazy=True) as opened:
        return frozenset(opened.getBestCmap())


@cache
def _invisible(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co") or _no_character(ord(char))


def _no_character(point: int) -> bool:
    """Return whether Unicode never makes a code point a character (two end each plane); no XML holds these."""
    return point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF


def _texts(value: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, f"{place}/{key}")
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value):
            yield from _texts(inner, f"{place}/{number}")


def _marked(value: Any, marks: dict[int, str]) -> Any:
    if isinstance(value, str):
        return value.translate(marks)
    if isinstance(value, dict):
        return {key: _marked(inner, marks) for key, inner in value.items()}
    return [_marked(inner, marks) for inner in value] if isinstance(value, list | tuple) else value
