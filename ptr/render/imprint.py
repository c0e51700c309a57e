"""What tells a sheet apart in its properties and at its foot: title, edition, filing, revision, code."""

from __future__ import annotations

from msgspec import Struct

from ptr.render.identity import Identity
from ptr.render.parts.values import day

APART = "　"


def full_title(view: Struct) -> str:
    """Give the title of a sheet with its unit's name before it, once."""
    unit, title = getattr(view, "unit", ""), getattr(view, "title", "")
    return title if title.startswith(unit) else f"{unit}{title}"


def foot(view: Struct, sheet: Identity) -> str:
    """Give the line of identity of a sheet; of a paper that is under no edition, only revision and code."""
    parts: list[str] = []
    if edition := getattr(view, "edition", None):
        parts.append(f"{edition.label}：{edition.items[0].text if edition.items else '尚未编定'}")
    if (filing := getattr(view, "filing", None)) is not None:
        parts.append(f"备案号：{filing}" if filing else "未备案")
    past = (f"历史文本：{sheet.past}",) if sheet.past else ()
    return APART.join((*parts, *past, *_origin(sheet)))


def _origin(sheet: Identity) -> tuple[str, ...]:
    past = (f"历史文本：{sheet.past}",) if sheet.past else ()
    if sheet.draft:
        return *past, f"草稿，{sheet.caveat}" if sheet.caveat else "草稿"
    on = f"（{day(sheet.committed_on)}）" if sheet.committed_on else ""
    return *past, f"修订号 {sheet.revision}{on}", f"核验码 {sheet.digest}"
