"""A draft statement of adjustment (调整说明, clause 三.1), with what is known filled in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ptr.model.documents.adjustment import Adjustment
from ptr.model.fields.errors import PtrError
from ptr.model.results.draft import Draft
from ptr.model.text.visible import visible
from ptr.store.yaml.emit import dump


def text_of(draft: Draft) -> bytes:
    """Return the statement as YAML; unknown fields are empty, which `ptr validate` refuses (S008)."""
    data: dict[str, Any] = {
        "event": draft.event.isoformat(),
        "kinds": [kind.value for kind in draft.kinds],
        "powers": list(draft.powers),
        "basis": [_citation(text) for text in draft.basis] or [{"law": None, "article": None}],
        "reason": draft.reason.strip() or None,
        **({"concerns": list(draft.concerns)} if draft.concerns else {}),
        "effective": draft.effective.isoformat(),
        **({} if draft.supervision is None else {"supervision": draft.supervision.strip() or None}),
    }
    comments = "".join(f"# {visible(remark)}\n" for remark in draft.remarks)
    return comments.encode() + dump(data)


def unsaid(draft: Draft) -> tuple[str, ...]:
    """Return the fields that are still to be filled in."""
    return tuple(name for name in ("basis", "reason", "supervision") if getattr(draft, name) in ((), ""))


def path_for(draft: Draft, slug: str, taken: Iterable[str]) -> str:
    """Return a path that no other statement has: the day of the event and a word."""
    known, number = set(taken), 1
    while True:
        key = f"{draft.event.isoformat()}-{slug}{'' if number == 1 else f'-{number}'}"
        path = Adjustment.PATH.format(unit=draft.unit, key=key)
        if path not in known:
            return path
        number += 1


def _citation(text: str) -> dict[str, Any]:
    law, _, article = text.strip().partition(" ")
    if not law:
        raise PtrError("--basis 应写成：法律简称 条款，如 行政许可法 第二十五条", "--basis is a law and an article")
    return {"law": law.strip("《》"), **({"article": article.strip()} if article.strip() else {})}
