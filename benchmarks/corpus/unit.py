"""A unit with its departments and posts, and its flow charts."""

from __future__ import annotations

from typing import Any, NamedTuple

from corpus.chinese import Dice, article, letters
from corpus.city import CARRIERS, CLASSES, Known
from corpus.words import ACCEPT, AREAS, BUREAUS, CHECK, DECIDE, FOLLOW, Bureau

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


def setting(number: int, laws: list[Known], dice: Dice) -> Setting:
    """Place the unit with this number: bureaus vary fastest, then areas, then numbered branches."""
    turn, kind = divmod(number, len(BUREAUS))
    branch, area = divmod(turn, len(AREAS))
    code, slug, place = AREAS[area]
    bureau = BUREAUS[kind]
    tail, words = (f"-{letters(branch)}", f"第{branch}分局") if branch else ("", "")
    return Setting(
        number=number,
        slug=f"{slug}-{bureau.slug}{tail}",
        prefix=f"u{letters(number)}" if number % 32 < 26 else f"v{letters(number)}",
        name=f"{place if area == 0 else '张家口市' + place}{bureau.name}{words}",
        division=code,
        level="municipal" if area == 0 else "county",
        bureau=bureau,
        turn=turn,
        laws=tuple(dice.sample(laws, 6)),
    )


def unit(at: Setting, without: list[str], dice: Dice) -> Plain:
    """Make unit.yaml; `without` are the classes of which it holds no power."""
    names = {key: name for key, name, _ in CLASSES}
    posts = [
        {"id": "director", "name": "局长", "role": "head"},
        {"id": "deputy", "name": f"分管{at.bureau.objects[0]}的副局长", "role": "leader"},
        {"id": "inspector", "name": "派驻纪检监察组组长", "role": "supervisor"},
        {"id": "lawyer", "name": "法制审核岗", "role": "reviewer", "department": "office"},
    ]
    departments = [{"id": "office", "name": "办公室", "duty": "领导小组办公室日常工作；政务公开与档案管理"}]
    for position, section in enumerate(SECTIONS):
        about = f"{at.bureau.objects[position * 2]}、{at.bureau.objects[position * 2 + 1]}"
        departments.append({"id": section, "name": f"{at.bureau.objects[position * 2]}科", "duty": f"{about}的{dice.pick(FOLLOW)}"})
        posts.append({"id": f"{section}-chief", "name": f"{at.bureau.objects[position * 2]}科科长", "role": "reviewer", "department": section})
        posts.append({"id": f"{section}-clerk", "name": f"{at.bureau.objects[position * 2]}经办岗", "role": "handler", "department": section})
    return {
        "id": at.slug,
        "prefix": at.prefix,
        "name": at.name,
        "division": at.division,
        "level": at.level,
        "status": "active",
        "effective": {"from": "2010-01-01"},
        "pilot": {"role": "pilot", "since": "2010-01-01"},
        "stage": "catalogued",
        "leading_group": {"name": f"{at.name}领导小组", "head": "director", "members": ["deputy", "inspector"], "office": "office"},
        "first_responsible": "director",
        "departments": departments,
        "posts": posts,
        "contacts": {"window": "政务服务中心综合窗口", "hours": "工作日", "consultation": "12345", "complaint": "12345"},
        "carriers": [key for key, _ in CARRIERS],
        "rules": [
            {"id": "first-contact", "name": "首问负责制度"},
            {"id": "legal-review", "name": "法制审核制度"},
            {"id": "full-record", "name": "全过程记录制度"},
        ],
        "no_powers_in": [{"class": key, "statement": f"经清理，本单位没有{names[key]}类职权。"} for key in without],
    }


def flow(at: Setting, key: str, class_: str, power: str, topic: str, dice: Dice) -> Plain:
    """Make a chart: of a class, or of the power named."""
    section = dice.pick(SECTIONS)
    law = dice.pick(at.laws)
    middle = [f"check-{letters(position)}" for position in range(1 + int(dice.random() * 3))]
    steps: list[Plain] = [
        {"id": "start", "kind": "start", "lane": "citizen", "text": f"提出{topic}事项", "next": [{"to": "accept"}]},
        {
            "id": "accept", "kind": "process", "lane": "clerk", "text": f"收到{topic}材料后{dice.pick(ACCEPT)}", "post": f"{section}-clerk",
            "procedure_rule": "首问负责制度", "duty": f"{dice.pick(ACCEPT)}，不得拒收", "documents": ["受理通知书"], "next": [{"to": middle[0]}],
        },
    ]  # fmt: skip
    for name, following in zip(middle, [*middle[1:], "decide"], strict=True):
        steps.append({
            "id": name, "kind": "process", "lane": "clerk", "text": f"就{topic}{dice.pick(CHECK)}", "post": f"{section}-clerk",
            "procedure_rule": "全过程记录制度", "duty": f"{dice.pick(CHECK)}，两人以上共同进行",
            "limit": {"value": 1 + int(dice.random() * 9), "unit": "working_days", "starts": "上一环节办结之日"},
            "supervision": {"by": "派驻纪检监察组", "how": f"抽查卷宗，{dice.pick(FOLLOW)}"}, "counterpart_rights": ["陈述", "申辩"],
            "risk": {"level": dice.pick(("high", "medium", "low")), "points": [f"{topic}核查走过场"], "measures": [dice.pick(FOLLOW)]},
            "next": [{"to": following}],
        })  # fmt: skip
    steps += [
        {
            "id": "decide", "kind": "decision", "lane": "chief", "text": f"{topic}是否符合条件", "post": f"{section}-chief",
            "procedure_rule": "法制审核制度", "duty": dice.pick(DECIDE), "next": [{"to": "grant", "when": "符合"}, {"to": "refuse", "when": "不符合"}],
        },
        {"id": "grant", "kind": "document", "lane": "clerk", "text": "制作并送达决定", "post": f"{section}-clerk", "next": [{"to": "end"}]},
        {"id": "refuse", "kind": "document", "lane": "clerk", "text": "书面说明理由并告知救济途径", "post": f"{section}-clerk", "next": [{"to": "end"}]},
        {"id": "end", "kind": "end", "lane": "citizen", "text": f"{topic}办结"},
    ]  # fmt: skip
    subject: Plain = {"powers": [power], "procedure": "普通程序"} if power else {"class": class_}
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
        "steps": steps,
        "channels": [{"kind": "电话", "value": "12345"}, {"kind": "来访", "value": f"{at.name}办公室"}],
    }
