"""A power: its texts are composed from words, so that no sentence recurs in many powers of a unit."""

from __future__ import annotations

from typing import Any, Final

from corpus.chinese import Dice, article
from corpus.city import CLASSES, Known
from corpus.unit import SECTIONS, Setting
from corpus.words import ACCEPT, ACTS, BANS, CHECK, DECIDE, FOLLOW, HARM, MATERIALS, PROMISES, RESULTS, SUBJECTS, WHEN

Plain = dict[str, Any]
SHAPES: Final = {
    "licence": "{subject}从事{object}许可（{act}情形）",
    "penalty": "对{subject}{act}{object}的处罚",
    "coercion": "对{subject}{act}{object}采取查封扣押措施",
    "levy": "{subject}{object}费征收（{act}情形）",
    "payment": "{subject}{object}补助给付（{act}除外）",
    "inspection": "对{subject}是否{act}{object}的检查",
    "confirmation": "{subject}{object}资格确认（{act}除外）",
    "reward": "举报{subject}{act}{object}的奖励",
    "adjudication": "{subject}因{act}{object}引起的争议裁决",
    "other": "{subject}{object}备案（{act}情形）",
    "service": "{subject}{object}咨询服务（{act}问题）",
    "decision": "{subject}{act}{object}重大事项集体研究",
    "management": "{subject}{object}内部管理（{act}问题）",
}
SHARES: Final = (
    *["penalty"] * 5,
    *["licence"] * 3,
    *["inspection"] * 2,
    *(key for key, _, _ in CLASSES if key != "levy"),
)
FEW: Final = ("penalty", "licence", "inspection", "confirmation", "service")
"""The classes of a unit that has drawn a chart for each of its classes."""
CODES: Final = {key: code for key, _, code in CLASSES}
KEY: Final = 0.15
"""The share of key powers."""
TERMS: Final = (*[{"scope": "public", "form": "proactive"}] * 30, {"scope": "on_request", "form": "on_request"})
COMBINATIONS: Final = len(SUBJECTS) * len(ACTS) * 8


def topic_of(setting: Setting, position: int) -> dict[str, str]:
    """Choose the topic of a power: no two powers of units of the same kind share one."""
    turn, index = divmod(setting.turn * 61 + position, COMBINATIONS)
    rest, subject = divmod(index * 1009 % COMBINATIONS, len(SUBJECTS))
    thing, act = divmod(rest, len(ACTS))
    where = f"{setting.bureau.objects[thing]}" + (f"第{turn}类" if turn else "")
    return {"subject": SUBJECTS[subject], "act": ACTS[act], "object": where}


def cite(law: Known, dice: Dice, **more: str) -> Plain:
    """Cite an article of a law."""
    return {"law": law.key, "edition": law.edition, "article": article(1 + int(dice.random() * law.articles)), **more}


def power(
    setting: Setting,
    position: int,
    key: str,
    class_: str,
    by_key: dict[str, Known],
    dice: Dice,
    *,
    important: bool = False,
) -> Plain:
    """Make an active power, mostly public; an important one is always a public key power."""
    words = topic_of(setting, position)
    name, topic = SHAPES[class_].format(**words), words["subject"] + words["act"] + words["object"]
    section, terms = dice.pick(SECTIONS), TERMS[0] if important else dice.pick(TERMS)
    first, second = setting.laws[position % 6], setting.laws[(position + 1) % 6]
    return {
        "id": key,
        "code": f"{setting.division}{CODES[class_]}{setting.number % 10_000:04d}{position:05d}",
        "name": name,
        "class": class_,
        "body": setting.name,
        "status": "active",
        "effective": {"from": f"20{10 + position % 15}-0{1 + position % 9}-01"},
        "inventory": {"disposition": "kept", "date": "2026-06-30"},
        "source": {"kind": "statutory"},
        "level": setting.level,
        "summary": f"{words['subject']}在{words['object']}方面有{words['act']}情形的，由{setting.name}办理。",
        "legal_basis": [cite(first, dice, role="sets"), cite(second, dice, role="procedure")],
        "lead": "deputy",
        "department": section,
        "posts": [
            {"post": f"{section}-clerk", "duty": f"{dice.pick(ACCEPT)}，{dice.pick(CHECK)}（{topic}）"},
            {"post": f"{section}-chief", "duty": f"审核{topic}的处理意见，{dice.pick(DECIDE)}"},
        ],
        **_work(topic, first, second, dice),
        "limits": _limits(class_, words["object"], first, by_key, dice),
        "fees": {"none": f"办理{topic}全程免费"},
        **_answers(topic, second, dice),
        "contacts": {"consultation": "12345", "complaint": "12345"},
        "rules": ["first-contact", "full-record"],
        **(_key_power(setting, position, topic, dice) if terms is TERMS[0] and (important or dice.chance(KEY)) else {}),
        "disclosure": {
            **terms,
            "period": "permanent",
            "content": f"{topic}的依据、程序、时限和结果",
            "carriers": ["notice-board", "website"],
            "department": "office",
        },
        **({"custom": {"counter": f"{section}窗口{position}号"}} if dice.chance(0.2) else {}),
    }


def _work(topic: str, first: Known, second: Known, dice: Dice) -> Plain:
    materials = sorted({dice.pick(MATERIALS) for _ in range(4)})
    check, decide = (
        f"就{topic}{dice.pick(CHECK)}，并{dice.pick(CHECK)}",
        f"对{topic}{dice.pick(DECIDE)}，{dice.pick(DECIDE)}",
    )
    note = f"用于{topic}，复印件加盖印章"
    cases = sorted({dice.pick(WHEN) for _ in range(3)})
    return {
        "duties": [
            {"stage": "受理", "text": f"对{topic}{dice.pick(ACCEPT)}", "basis": [cite(first, dice)]},
            {"stage": "审查", "text": check},
            {"stage": "决定", "text": decide, "basis": [cite(second, dice)]},
            {"stage": "事后监管", "text": f"{topic}办结后{dice.pick(FOLLOW)}，{dice.pick(FOLLOW)}"},
        ],
        "conditions": [f"事项属于{topic}", f"能够说明{topic}的时间、地点和经过，{dice.pick(CHECK)}"],
        "materials": [{"name": paper, "copies": 1 + int(dice.random() * 3), "note": note} for paper in materials],
        "quota": {"none": f"{topic}不设数量限制"},
        "results": [{"name": f"{topic}{dice.pick(RESULTS)}"}],
        "discretion": [
            {"circumstance": f"{topic}，{case}", "range": f"{dice.pick(DECIDE)}（{topic}）"} for case in cases
        ],
    }


def _limits(class_: str, thing: str, law: Known, by_key: dict[str, Known], dice: Dice) -> Plain:
    if class_ in ("decision", "management"):
        return {name: {"none": f"{thing}事项按会议安排办理，不设固定时限"} for name in ("statutory", "promised")}
    value, unit, basis = 30, "calendar_days", cite(law, dice)
    if class_ == "licence":
        value, unit, basis = 20, "working_days", cite(by_key["行政许可法"], dice) | {"article": "第四十二条"}
    if class_ == "penalty":
        value, unit, basis = 90, "calendar_days", cite(by_key["行政处罚法"], dice) | {"article": "第六十条"}
    starts = f"{thing}事项受理之日"
    promised = {"value": value - int(dice.random() * value / 2), "unit": unit, "starts": starts}
    return {"statutory": {"value": value, "unit": unit, "starts": starts, "basis": [basis]}, "promised": promised}


def _answers(topic: str, law: Known, dice: Dice) -> Plain:
    return {
        "commitments": [f"办理{topic}，{dice.pick(PROMISES)}", f"对{topic}的来电来访{dice.pick(PROMISES)}"],
        "discipline": [f"不得在{topic}办理中{dice.pick(BANS)}", f"办理{topic}的人员不得{dice.pick(BANS)}"],
        "accountability": [
            {
                "case": f"{topic}办理中{dice.pick(BANS)}，{dice.pick(HARM)}",
                "measure": f"依法给予处分并纠正{topic}的结果",
                "who": "经办岗和科长",
                "basis": [cite(law, dice)],
            },
        ],
        "remedies": [
            {"kind": "statement", "text": f"对{topic}的处理可以当面或者书面陈述、申辩"},
            {"kind": "reconsideration", "text": f"对{topic}的决定不服的，六十日内申请行政复议"},
            {"kind": "litigation", "text": f"对{topic}的决定不服的，六个月内提起行政诉讼"},
        ],
    }


def _key_power(setting: Setting, position: int, topic: str, dice: Dice) -> Plain:
    link = {"procedure": "集体研究", "content": f"{topic}的过程与结论", "form": "纪要摘要", "carriers": ["website"]}
    area = dice.pick(("project_approval", "tendering", "public_funds", "procurement"))
    series = {"series": f"{setting.bureau.name[:2]}决{position}〔{{year}}〕{{n}}号"} if dice.chance(0.5) else {}
    return {"key_power": {"area": area, "decision": link, "execution": link, "result": link, **series}}
