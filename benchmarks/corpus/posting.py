"""What a unit posts, is asked for, and reports: publications, requests for disclosure, feedback."""

from __future__ import annotations

from typing import Any, Final

from corpus.chinese import Dice
from corpus.record import MONTHS, SURNAMES, Register
from corpus.unit import SECTIONS, Setting
from corpus.words import ACCEPT, CHECK, FOLLOW, HARM

Plain = dict[str, Any]
KINDS: Final = ("progress", "experience", "problem", "new_rule", "study")


def of_catalogue(setting: Setting, entries: dict[str, str]) -> Plain:
    """Post the catalogue, on all carriers of the unit, with the entries that it shows."""
    return {
        "subject": "catalogue",
        "title": f"{setting.name}职权目录",
        "edition": "2026-1",
        "entries": entries,
        "scope": "public",
        "carriers": ["notice-board", "website"],
        "where": "政务公开专栏",
        "posted": "2026-08-05",
    }


def of_records(setting: Setting, month: str, entries: list[Register]) -> Plain:
    """Post the records of a month."""
    return {
        "subject": "records",
        "title": f"{setting.name}{month[:4]}年{int(month[5:])}月权力运行情况",
        "records": [entry.key for entry in entries if entry.month == month],
        "scope": "public",
        "carriers": ["website"],
        "where": "权力运行专栏",
        "posted": MONTHS[month][:8] + "10",
    }


def request(setting: Setting, key: str, power: Plain, dice: Dice) -> Plain:
    """Make a request for disclosure that was answered in time."""
    month, day = 3 + int(dice.random() * 7), 1 + int(dice.random() * 12)
    clarification = {"asked": f"2026-{month:02d}-{day + 2:02d}", "supplied": f"2026-{month:02d}-{day + 6:02d}"}
    return {
        "id": key,
        "received": f"2026-{month:02d}-{day:02d}",
        "channel": dice.pick(("当面", "邮寄", "网上")),
        "applicant": f"{dice.pick(SURNAMES)}某",
        "text": f"申请公开{power['name']}的{dice.pick(('办理依据', '裁量标准', '办理结果', '收费情况'))}",
        "powers": [power["id"]],
        **({"clarification": clarification} if dice.chance(0.2) else {}),
        "answer": {
            "outcome": dice.pick(("provided", "already_public", "partly_provided")),
            "date": f"2026-{month:02d}-{day + 14:02d}",
            "number": f"{setting.prefix}公开〔2026〕{key[-6:]}",
            "text": f"已{dice.pick(ACCEPT)}，所需内容随函提供",
        },
    }


def feedback(setting: Setting, power: Plain, dice: Dice) -> Plain:
    """Make what a department reports to the office."""
    return {
        "kind": dice.pick(KINDS),
        "title": f"关于{dice.pick(setting.bureau.objects)}公开运行的情况",
        "date": f"2026-{4 + int(dice.random() * 6):02d}-{1 + int(dice.random() * 28):02d}",
        "department": dice.pick(SECTIONS),
        "text": f"办理{power['name']}时{dice.pick(CHECK)}，{dice.pick(FOLLOW)}；过去曾{dice.pick(HARM)}",
        "powers": [power["id"]],
        "suggestion": f"建议{dice.pick(FOLLOW)}",
    }
