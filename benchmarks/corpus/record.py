"""Records of the use of key powers (动态运行情况登记表) and the monthly reports that count them."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from corpus.chinese import Dice
from corpus.unit import SECTIONS, Setting
from corpus.words import CHECK, DECIDE, FOLLOW, RESULTS, SUBJECTS

Plain = dict[str, Any]
BEGUN: Final = datetime.date(2026, 8, 3)
"""The first day of the register: the edition of the catalogue came into force on the first."""
LATE: Final = datetime.date(2026, 10, 23)
"""The first day on which cases that are still open were accepted."""
SPAN: Final = 65
"""Days in which powers are exercised; the last record has passed all its stages before the registry's day."""
OPEN, SUSPENDED, RETURNED = 0.05, 0.10, 0.05
MONTHS: Final = {"2026-08": "2026-09-07", "2026-09": "2026-10-09"}
"""The months that have been reported, each with the day of its summary."""
SURNAMES: Final = "赵钱孙李周吴郑王冯陈"


class Register(NamedTuple):
    """What the reports need to know of a record: key, power, month, and the day of its disclosure ("" for none)."""

    key: str
    power: str
    month: str
    disclosed: str


def records(setting: Setting, keys: Iterator[str], powers: list[Plain], count: int, dice: Dice) -> Iterator[Plain]:
    """Make records of these key powers, numbered in each power's series in order of creation."""
    numbers: dict[str, int] = Counter()
    for _ in range(count if powers else 0):
        power, is_open = dice.pick(powers), dice.chance(OPEN)
        numbers[power["id"]] += not is_open
        yield _record(setting, next(keys), power, 0 if is_open else numbers[power["id"]], dice)


def _record(setting: Setting, key: str, power: Plain, number: int, dice: Dice) -> Plain:
    """Make a record; number 0 is for a case that is still open."""
    accepted = (BEGUN if number else LATE) + datetime.timedelta(days=int(dice.random() * (SPAN if number else 7)))
    section, subject = dice.pick(SECTIONS), dice.pick(SUBJECTS)
    clerk, chief = f"{section}-clerk", f"{section}-chief"
    begun = {
        "id": key,
        "power": power["id"],
        "edition": "2026-1",
        "case_number": f"{setting.prefix}-2026-{key[-6:]}",
        "matter": f"{power['name']}（{dice.pick(CHECK)}）",
        "counterpart": f"{dice.pick(SURNAMES)}某" if dice.chance(0.4) else f"{setting.name}辖区{subject}服务中心",
        "accepted": _on(accepted, 0),
    }
    if not number:
        now = {"steps": [{"step": "accept", "post": clerk, "start": _on(accepted, 0)}]}
        return begun | now | {"filled": {"post": clerk, "date": _on(accepted, 0)}}
    decided = 4 + int(dice.random() * 6)
    done = decided + int(dice.random() * 3)
    stop = [{"kind": "鉴定", "start": _on(accepted, 1), "end": _on(accepted, 2)}]
    return {
        **begun,
        "steps": [
            {"step": "accept", "post": clerk, "start": _on(accepted, 0), "end": _on(accepted, 1)},
            {"step": "check-a", "post": clerk, "start": _on(accepted, 1), "end": _on(accepted, 3)},
            {"step": "decide", "post": chief, "start": _on(accepted, 3), "end": _on(accepted, decided)},
        ],
        **({"suspensions": stop} if dice.chance(SUSPENDED) else {}),
        "notified": {"date": _on(accepted, 3), "how": f"当面告知{subject}，{dice.pick(FOLLOW)}"},
        "heard": {"date": _on(accepted, 3), "how": f"{subject}没有提出异议，记录在卷"},
        "informed": {"date": _on(accepted, done), "how": "直接送达，收件人签字"},
        "decision": {"date": _on(accepted, decided), "text": dice.pick(DECIDE), "procedure": "局务会集体研究"},
        "execution": {"date": _on(accepted, done), "text": f"{subject}按期办理，{dice.pick(FOLLOW)}"},
        "result": {"date": _on(accepted, done), "text": f"出具{dice.pick(RESULTS)}并归档"},
        **_number(power, number),
        "exercised": _on(accepted, done),
        **_stages(accepted + datetime.timedelta(days=done), clerk, key, dice),
    }


def _stages(exercised: datetime.date, clerk: str, key: str, dice: Dice) -> Plain:
    received = 1 + int(dice.random() * 4)
    reviewed = received + 1 + int(dice.random() * 4)
    passed = {"outcome": "passed", "post": "lawyer", "date": _on(exercised, reviewed)}
    came_back = {"outcome": "returned", "post": "lawyer", "date": _on(exercised, received), "reason": "缺送达回证"}
    return {
        "filled": {"post": clerk, "date": _on(exercised, 0)},
        "received": {"serial": f"2026-{key[-6:]}", "post": "lawyer", "date": _on(exercised, received)},
        "reviews": [came_back, passed] if dice.chance(RETURNED) else [passed],
        "disclosed": {"scope": "public", "carriers": ["website"], "date": _on(exercised, reviewed + 2)},
    }


def _number(power: Plain, number: int) -> Plain:
    series = power["key_power"].get("series", "")
    return {"document_number": series.format(year=2026, n=number)} if series else {}


def _on(day: datetime.date, later: int) -> str:
    return (day + datetime.timedelta(days=later)).isoformat()


def register(record: Plain) -> Register | None:
    """Return the entry of a record for the reports; None for a case that is still open."""
    exercised = record.get("exercised", "")
    return Register(record["id"], record["power"], exercised[:7], record["disclosed"]["date"]) if exercised else None


def reports(entries: list[Register]) -> Iterator[Plain]:
    """Sum up the register, month by month."""
    by_month: dict[str, list[Register]] = defaultdict(list)
    for entry in entries:
        by_month[entry.month].append(entry)
    for month, summed_on in MONTHS.items():
        counted = by_month[month]
        used = Counter(entry.power for entry in counted)
        shown = Counter(entry.power for entry in counted if entry.disclosed <= summed_on)
        yield {
            "month": month,
            "made": {"post": "lawyer", "date": summed_on},
            "figures": [{"power": power, "used": used[power], "disclosed": shown[power]} for power in sorted(used)],
            "records": [entry.key for entry in counted],
            "remarks": f"本月行使{len(counted)}件，均已复核" if counted else "本月没有行使",
        }
