"""A flow chart of some eight steps."""

from __future__ import annotations

from typing import Any

from corpus.chinese import Dice, article, letters
from corpus.unit import SECTIONS, Setting
from corpus.words import ACCEPT, CHECK, DECIDE, FOLLOW

Plain = dict[str, Any]


def flow(setting: Setting, key: str, class_: str, powers: list[str], topic: str, dice: Dice) -> Plain:
    """Make a chart of the named powers, else of the class; a class chart has only the steps that all charts have."""
    section = dice.pick(SECTIONS)
    law = dice.pick(setting.laws)
    subject: Plain = {"powers": powers, "procedure": "普通程序"} if powers else {"class": class_}
    return {
        "id": key,
        "title": f"{topic}流程图",
        **subject,
        "procedure_basis": "statutory",
        "basis": [{"law": law.key, "edition": law.edition, "article": article(1 + int(dice.random() * law.articles))}],
        "lanes": [
            {"id": "citizen", "name": "申请人或者当事人", "counterpart": True},
            {"id": "clerk", "name": "经办岗", "post": f"{section}-clerk"},
            {"id": "chief", "name": "科长", "post": f"{section}-chief"},
        ],
        "steps": _steps(topic, section, 1 + int(dice.random() * 3) if powers else 1, dice),
        "channels": [{"kind": "电话", "value": "12345"}, {"kind": "来访", "value": f"{setting.name}办公室"}],
    }


def _steps(topic: str, section: str, number: int, dice: Dice) -> list[Plain]:
    checks = [f"check-{letters(position)}" for position in range(number)]
    start = {"kind": "start", "lane": "citizen", "text": f"提出{topic}事项"}
    accept = {"kind": "process", "lane": "clerk", "text": f"收到{topic}材料后{dice.pick(ACCEPT)}"}
    decide = {"kind": "decision", "lane": "chief", "text": f"{topic}是否符合条件", "post": f"{section}-chief"}
    exits = [{"to": "grant", "when": "符合"}, {"to": "refuse", "when": "不符合"}]
    clerk = {"post": f"{section}-clerk", "procedure_rule": "全过程记录制度"}
    return [
        {"id": "start", **start, "next": [{"to": "accept"}]},
        {"id": "accept", **accept, **clerk, "duty": f"{dice.pick(ACCEPT)}，不得拒收", "next": [{"to": checks[0]}]},
        *(
            {"id": name, **_check(topic, dice), **clerk, "next": [{"to": following}]}
            for name, following in zip(checks, [*checks[1:], "decide"], strict=True)
        ),
        {"id": "decide", **decide, "procedure_rule": "法制审核制度", "duty": dice.pick(DECIDE), "next": exits},
        {"id": "grant", "kind": "document", "lane": "clerk", "text": "制作并送达决定", "next": [{"to": "end"}]},
        {
            "id": "refuse",
            "kind": "document",
            "lane": "clerk",
            "text": "书面说明理由并告知救济",
            "next": [{"to": "end"}],
        },
        {"id": "end", "kind": "end", "lane": "citizen", "text": f"{topic}办结"},
    ]


def _check(topic: str, dice: Dice) -> Plain:
    level = dice.pick(("high", "medium", "low"))
    return {
        "kind": "process",
        "lane": "clerk",
        "text": f"就{topic}{dice.pick(CHECK)}",
        "duty": f"{dice.pick(CHECK)}，两人以上共同进行",
        "limit": {"value": 1 + int(dice.random() * 3), "unit": "working_days", "starts": "上一环节办结之日"},
        "supervision": {"by": "派驻纪检监察组", "how": f"抽查卷宗，{dice.pick(FOLLOW)}"},
        "counterpart_rights": ["陈述", "申辩"],
        "risk": {"level": level, "points": [f"{topic}核查走过场"], "measures": [dice.pick(FOLLOW)]},
    }
