"""What could not be checked, and why."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from ptr.model.fields.fault import Bilingual


class Untold(Struct, frozen=True):
    """Why the past of a registry is not known."""

    why: Bilingual


class Unchecked(Struct, frozen=True):
    """Rules that need the past and were not run, and why: never a pass."""

    codes: tuple[str, ...]
    why: Bilingual


NOT_COMPARED: Final = Untold(("没有与登记簿以前的内容比较", "the registry was not compared with its past"))
