"""A unit with its departments and posts."""

from __future__ import annotations

from typing import Any, NamedTuple

from corpus.chinese import Dice, letters
from corpus.city import CLASSES, Known
from corpus.words import AREAS, BUREAUS, FOLLOW, Bureau

Plain = dict[str, Any]
SECTIONS = ("business", "supervision", "approval", "service")


class Setting(NamedTuple):
    """What the documents of one unit share."""

    number: int
    slug: str
    prefix: str
    name: str
    division: str
    level: str
    bureau: Bureau
    turn: int
    laws: tuple[Known, ...]


def new_setting(number: int, laws: list[Known], dice: Dice) -> Setting:
    """Return the setting of the unit with this number: bureaus vary fastest, then areas, then numbered branches."""
    turn, kind = divmod(number, len(BUREAUS))
    branch, area = divmod(turn, len(AREAS))
    code, slug, place = AREAS[area]
    bureau = BUREAUS[kind]
    tail, words = (f"-{letters(branch)}", f"第{branch}分局") if branch else ("", "")
    return Setting(
        number=number,
        slug=f"{slug}-{bureau.slug}{tail}",
        prefix=f"u{letters(number)}",
        name=f"{place if area == 0 else '张家口市' + place}{bureau.name}{words}",
        division=code,
        level="municipal" if area == 0 else "county",
        bureau=bureau,
        turn=turn,
        laws=tuple(dice.sample(laws, 6)),
    )


def unit(setting: Setting, stage: str, without: list[str], dice: Dice) -> Plain:
    """Make unit.yaml at a stage of the work; `without` are the classes in which it holds no power."""
    names = {key: name for key, name, _ in CLASSES}
    posts = [
        {"id": "director", "name": "局长", "role": "head"},
        {"id": "deputy", "name": f"分管{setting.bureau.objects[0]}的副局长", "role": "leader"},
        {"id": "inspector", "name": "派驻纪检监察组组长", "role": "supervisor"},
        {"id": "lawyer", "name": "法制审核岗", "role": "reviewer", "department": "office"},
    ]
    departments = [{"id": "office", "name": "办公室", "duty": "领导小组办公室日常工作；政务公开与档案管理"}]
    for position, section in enumerate(SECTIONS):
        first, second = setting.bureau.objects[position * 2 : position * 2 + 2]
        duty = f"{first}、{second}的{dice.pick(FOLLOW)}"
        departments.append({"id": section, "name": f"{first}科", "duty": duty})
        chief = {"id": f"{section}-chief", "name": f"{first}科科长", "role": "reviewer", "department": section}
        clerk = {"id": f"{section}-clerk", "name": f"{first}经办岗", "role": "handler", "department": section}
        posts += [chief, clerk]
    group = {
        "name": f"{setting.name}领导小组",
        "head": "director",
        "members": ["deputy", "inspector"],
        "office": "office",
    }
    return {
        "id": setting.slug,
        "prefix": setting.prefix,
        "name": setting.name,
        "division": setting.division,
        "level": setting.level,
        "status": "active",
        "effective": {"from": "2010-01-01"},
        "pilot": {"role": "pilot", "since": "2010-01-01"},
        "stage": stage,
        "leading_group": group,
        "first_responsible": "director",
        "departments": departments,
        "posts": posts,
        "contacts": {"window": "政务服务中心综合窗口", "consultation": "12345", "complaint": "12345"},
        "carriers": ["notice-board", "website"],
        "rules": [
            {"id": "first-contact", "name": "首问负责制度"},
            {"id": "legal-review", "name": "法制审核制度"},
            {"id": "full-record", "name": "全过程记录制度"},
        ],
        "no_powers_in": [{"class": key, "statement": f"经清理，本单位没有{names[key]}类职权。"} for key in without],
    }
