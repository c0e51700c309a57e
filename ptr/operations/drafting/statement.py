"""A draft statement of adjustment (调整说明, clause 三.1), with what is known filled in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from ptr.model.documents.adjustment import Adjustment
from ptr.model.fields.errors import PtrError
from ptr.model.results.draft import Draft, DraftedItem
from ptr.model.text.visible import visible
from ptr.store.yaml.emit import dump

NAMED: Final = ("powers", "flows", "about", "explains")
"""The lists that say what a statement is about, which it has as far as they hold something."""


def text_of(draft: Draft) -> bytes:
    """Return the statement as YAML; unknown fields are empty, which `ptr validate` refuses (S008)."""
    data: dict[str, Any] = {
        "event": draft.event.isoformat(),
        "kinds": [kind.value for kind in draft.kinds],
        **{name: list(map(str, listed)) for name in NAMED if (listed := getattr(draft, name))},
        **({"items": [_item(item) for item in draft.items]} if draft.items else {}),
        "basis": [_citation(text) for text in draft.basis] or [{"law": None, "article": None}],
        "reason": draft.reason.strip() or None,
        **_concerns(draft),
        "approval": {
            "by": draft.approved_by.strip() or None,
            "date": draft.approved_on.isoformat() if draft.approved_on else None,
        },
        "effective": draft.effective.isoformat(),
        **({} if draft.supervision is None else {"supervision": draft.supervision.strip() or None}),
    }
    comments = "".join(f"# {visible(remark)}\n" for remark in draft.remarks)
    return comments.encode() + dump(data)


def _item(item: DraftedItem) -> dict[str, Any]:
    return {
        "power": item.power,
        **({"code": item.code} if item.code else {}),
        "name": item.name,
        "frequency": item.frequency or None,
        "proposal": item.proposal.value if item.proposal else None,
    }


def _concerns(draft: Draft) -> dict[str, Any]:
    """Return the units concerned, with a line for the opinion of each."""
    if not draft.concerns:
        return {}
    opinions = [{"unit": unit, "position": None, "date": None} for unit in draft.concerns]
    return {"concerns": list(draft.concerns), "opinions": opinions}


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
