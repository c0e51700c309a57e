"""What the tests of drafts share: two powers with their charts, what files hold, what a clerk fills in."""

from __future__ import annotations

import datetime
from pathlib import Path

POWER, OTHER = "a-k3p7qd", "a-m4n5pq"
DAY = datetime.date(2026, 10, 9)
CHART = """# drawn by hand
id: a-itm234
title: 擅自堆放杂物处罚流程图
powers: [a-k3p7qd]  # whose
procedure_basis: statutory
basis:
  - {law: 行政处罚法, edition: 2021-01-22, article: 第五十七条}
lanes:
  - {id: party, name: 当事人, counterpart: true}
  - {id: clerk, name: 经办, post: street-clerk}
steps:
  - {id: start, kind: start, lane: clerk, text: 发现线索, next: [{to: end}]}
  - {id: end, kind: end, lane: party, text: 收到决定书}
channels:
  - {kind: 电话, value: "12345"}
"""
SHARED = CHART.replace("id: a-itm234", "id: a-shr234").replace(
    "powers: [a-k3p7qd]  # whose", "powers:\n  - a-k3p7qd\n  - a-m4n5pq  # stays"
)


def held(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and not {".git", ".ptr_cache"} & {*path.parts})
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def complete(root: Path, unit: str) -> None:
    """Fill in what the draft leaves open, as a clerk would."""
    for path in (root / f"units/{unit}/adjustments").iterdir():
        text = path.read_text("utf-8").replace("reason:\n", "reason: 机构改革，职能划转\n")
        text = text.replace("frequency:\n    proposal:\n", "frequency: 年均120件\n    proposal: kept\n")
        text = text.replace("basis:\n  - law:\n    article:\n", "")
        text = text.replace("position:\n    date:\n", "position: agreed\n    date: 2026-10-09\n")
        path.write_text(text.replace("by:\n  date:\n", "by: 局长办公会议\n  date: 2026-10-09\n"), "utf-8")
