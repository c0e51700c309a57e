"""What can stop a print, worded in Chinese and in English."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from ptr.model.fields.errors import PtrError
from ptr.model.text.plural import counted


class RenderError(PtrError):
    """A print that fails for a reason that its user can remove."""


class UnknownSheet(RenderError):
    """No template prints this document in this variant and format."""


class BrokenTemplate(RenderError):
    """A template that does not parse, names what the view does not have, or does what a template may not."""


class BrokenChart(RenderError):
    """A chart that names steps or lanes it does not have."""

    def __init__(self, flow: str, lost: Sequence[str]) -> None:
        shown = "、".join(lost)
        super().__init__(
            f"流程图 {flow} 中没有 {shown}，画不成；请先运行 ptr validate",
            f"the flow chart {flow} has no {shown} and cannot be drawn; run ptr validate",
        )


class MissingPlace(Struct, frozen=True):
    """A character that cannot be printed: its place in the view, the character, its code point."""

    place: str
    char: str
    point: str


class MissingGlyph(RenderError):
    """Characters that no pinned font has; printed, they would be empty boxes on the wall."""

    def __init__(self, places: Sequence[MissingPlace]) -> None:
        self.places = tuple(places)
        shown = "；".join(f"{p.place}（{p.point}）" for p in places[:10])
        more = f"；另有{len(places) - 10}处" if len(places) > 10 else ""
        super().__init__(
            f"有{len(places)}处字符在所用字体中没有字形，不能打印：{shown}{more}",
            f"the pinned fonts lack glyphs for {counted(len(places), 'character')}: {shown}",
        )
