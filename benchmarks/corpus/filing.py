"""What goes to the office and back: work scheme, statement of adjustment, filings and the decisions on them."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator
from typing import Any, Final

from msgspec import json

from corpus.chinese import Dice
from corpus.record import MONTHS
from corpus.unit import SECTIONS, Setting
from corpus.words import CHECK, FOLLOW

Plain = dict[str, Any]
ADJUSTED: Final = "2026-06-30-abolished"
TAKES: Final = 4
"""Days after which the office decides; a returned filing is answered after half as many."""
FILED: Final = {
    ("scheme", ""): "2026-03-20",
    ("adjustment", ADJUSTED): "2026-07-06",
    ("withheld", ""): "2026-07-20",
    ("catalogue", ""): "2026-07-20",
    **{("report", month): day for month, day in MONTHS.items()},
}
"""What a unit files, with the day of filing."""


def digest(document: Plain) -> str:
    """Return the digest of a file's content, by which a filing identifies it."""
    return hashlib.sha256(json.encode(document, order="sorted")).hexdigest()


def scheme(setting: Setting, dice: Dice) -> Plain:
    """Make the unit's work scheme."""
    steps = ("clear", "list", "chart", "publish")
    return {
        "title": f"{setting.name}行政权力公开透明运行工作方案",
        "approved_by": "局长办公会议",
        "approved_on": "2026-03-10",
        "aims": [f"{dice.pick(setting.bureau.objects)}方面的职权逐项清理", "目录、流程图、登记簿按期备案并公开"],
        "tasks": [
            {"id": step, "text": f"{dice.pick(CHECK)}，{dice.pick(FOLLOW)}", "department": section, "due": day}
            for step, section, day in zip(
                steps, SECTIONS, ("2026-05-31", "2026-07-15", "2026-09-30", "2026-10-31"), strict=True
            )
        ],
    }


def adjustment(setting: Setting, powers: list[str], dice: Dice) -> Plain:
    """State why these powers were abolished."""
    return {
        "event": "2026-06-30",
        "kinds": ["abolished"],
        "powers": powers,
        "basis": [{"law": setting.laws[0].key, "edition": setting.laws[0].edition, "article": "第三条"}],
        "reason": f"{setting.bureau.objects[0]}的管理方式已经改变，不再设定事前审查，改为{dice.pick(FOLLOW)}",
        "approval": {"by": "市人民政府常务会议", "date": "2026-06-30"},
        "effective": "2026-06-30",
        "supervision": f"取消以后{dice.pick(CHECK)}，{dice.pick(FOLLOW)}",
    }


def filings(
    setting: Setting, keys: Iterator[str], digests: dict[tuple[str, str], dict[str, str]], *, returned: bool
) -> Iterator[tuple[str, str, Plain]]:
    """Yield filings of what the unit holds, by subject with the digests of its files, and the decisions on them.

    With `returned`, the catalogue is returned once and filed again.
    """
    number = 0
    for (subject, of), day in FILED.items():
        files = digests.get((subject, of))
        if not files:
            continue
        answers = ""
        for outcome in ("returned", "accepted") if returned and subject == "catalogue" else ("accepted",):
            number += 1
            replies = [{"document": next(iter(files)), "text": "已按岗位写明各环节职责"}]
            answer = {"answers": answers, "replies": replies} if answers else {}
            one = _filing(next(keys), subject, of, day, files) | answer
            yield "filing", f"units/{setting.slug}/filings/{one['id']}.yaml", one
            path = f"offices/city/decisions/2026-{setting.prefix}-{number}.yaml"
            yield (
                "decision",
                path,
                _decision(one["id"], outcome, _after(day, TAKES), number, setting, next(iter(files))),
            )
            answers, day = one["id"], _after(day, TAKES + TAKES // 2)


def _filing(key: str, subject: str, of: str, day: str, files: dict[str, str]) -> Plain:
    return {
        "id": key,
        "office": "city",
        "subject": subject,
        **({"of": of} if of else {}),
        **({"edition": "2026-1"} if subject == "catalogue" else {}),
        "submitted": {"post": "lawyer", "date": day},
        "digest": digest(files),
        "files": files,
    }


def _decision(filing: str, outcome: str, day: str, number: int, setting: Setting, path: str) -> Plain:
    remark = {"document": path, "problem": "岗位职责写得过于笼统，请写到具体环节"}
    more = {"number": f"张权备〔2026〕{setting.number}-{number}号"} if outcome == "accepted" else {"remarks": [remark]}
    return {"filing": filing, "outcome": outcome, **more, "date": day}


def _after(day: str, days: int) -> str:
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=days)).isoformat()
