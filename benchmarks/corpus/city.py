"""The documents that belong to no unit: the registry itself, plan, synonyms, laws, calendars, waivers, inspections."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import msgspec

from corpus.chinese import Dice
from corpus.words import AREAS, BUREAUS, CHECK, FOLLOW, HARM
from ptr.model.documents.law import Law
from ptr.store.national_laws import national_laws

Plain = dict[str, Any]
TODAY: Final = "2026-11-01"
NEEDED: Final = ("行政许可法", "行政处罚法", "政府信息公开条例", "优化营商环境条例", "公务员法")
CLASSES: Final = (
    ("licence", "行政许可", "01"),
    ("penalty", "行政处罚", "02"),
    ("coercion", "行政强制", "03"),
    ("levy", "行政征收", "04"),
    ("payment", "行政给付", "05"),
    ("inspection", "行政检查", "06"),
    ("confirmation", "行政确认", "07"),
    ("reward", "行政奖励", "08"),
    ("adjudication", "行政裁决", "09"),
    ("other", "其他行政权力", "10"),
    ("service", "公共服务", "20"),
    ("decision", "重要事项决策", "21"),
    ("management", "内部管理", "22"),
)
SHAPES: Final = {"penalty": "对…的处罚", "inspection": "对…检查"}
CARRIERS: Final = (
    ("notice-board", "政务公开栏"),
    ("reading-centre", "现行文件查阅服务中心"),
    ("service-card", "办事明白卡"),
    ("hotline", "业务咨询电话"),
    ("bulletin", "机关工作简报"),
    ("website", "政府网站"),
)


class Known(NamedTuple):
    """A law to cite: key, date of its last edition, number of articles."""

    key: str
    edition: str
    articles: int


def registry() -> Plain:
    """Make registry.yaml."""
    return {
        "format": 3,
        "requires_ptr": ">=0.1",
        "name": "性能测试登记簿（内容全部由程序生成）",
        "jurisdiction": {"name": "张家口市", "code": "130700", "level": "municipal"},
        "areas": [{"code": code, "name": name, "role": "contact_point"} for code, _, name in AREAS[1:]],
        "offices": [{"id": "city", "name": "市行政权力公开透明运行工作领导小组办公室"}],
        "classes": [
            {"id": key, "name": name, "code": code, "legal_kind": key}
            | ({"name_shape": SHAPES[key]} if key in SHAPES else {})
            for key, name, code in CLASSES
        ],
        "carriers": [{"id": key, "name": name} for key, name in CARRIERS],
        "custom": [{"id": "counter", "name": "窗口号"}],
        "as_of": TODAY,
    }


def laws(count: int) -> dict[str, Plain]:
    """Take laws in force from the bundled table: those that every registry cites, then others in its order."""
    table = national_laws()
    usable = [key for key, law in table.items() if _usable(law)]
    chosen = dict.fromkeys((*NEEDED, *(key for key in usable if key not in NEEDED)))
    return {key: msgspec.json.decode(msgspec.json.encode(table[key])) for key in list(chosen)[:count]}


def _usable(law: Law) -> bool:
    whole = law.authority and (law.editions[-1].articles or 0) >= 30 and not law.title.endswith("办法")
    return bool(whole) and law.repealed is None and law.level in ("law", "administrative_regulation")


def known(documents: dict[str, Plain]) -> list[Known]:
    """List what can be cited."""
    last = {key: document["editions"][-1] for key, document in documents.items()}
    return [Known(key, edition["date"], edition["articles"]) for key, edition in last.items()]


def new_law(number: int) -> tuple[str, Plain]:
    """Make a law that the bundled table does not have: its finding (L010) is what a waiver waives."""
    key = f"第{number:03d}号示范条例"
    document = {
        "title": key,
        "level": "administrative_regulation",
        "authority": "国务院",
        "editions": [{"date": "2026-05-01", "articles": 40, "effective": "2026-07-01"}],
        "articles": [{"article": "第一条", "text": f"为了检验登记簿的运行速度，制定第{number}号示范条例。"}],
    }
    return key, document


def waiver(law: str) -> Plain:
    """Waive the finding on a law made by `new_law`."""
    return {
        "rule": "L010",
        "places": [{"path": f"laws/{law}.yaml", "pointer": "/title"}],
        "basis": "领导小组办公室会议纪要",
        "reason": f"《{law}》刚刚公布，国家法律表尚未收录",
        "until": "2027-12-31",
    }


def calendar(year: int, dice: Dice) -> Plain:
    """Make a year's arrangement of holidays."""
    day = 1 + int(dice.random() * 7)
    return {
        "year": year,
        "source": f"国务院办公厅关于{year}年部分节假日安排的通知",
        "days_off": [f"{year}-10-{day + offset:02d}" for offset in range(7)],
        "working_days": [f"{year}-09-27", f"{year}-10-10"],
    }


def plan() -> Plain:
    """Make the plan: what is due by the registry's day exists, the rest is due later."""
    due = (
        ("clear", "清理职权", "2026-06-30", "units/{unit}/powers/"),
        ("list", "编制职权目录", "2026-07-31", "units/{unit}/catalogue.yaml"),
        ("chart", "绘制流程图", "2027-03-31", "units/{unit}/flows/"),
    )
    items = [{"id": key, "text": text, "due": day, "proof": evidence} for key, text, day, evidence in due]
    spread = {"id": "spread", "name": "全面推开", "start": "2026-08-01", "end": "2027-06-30", "deliverables": items[2:]}
    begin = {"id": "begin", "name": "试点起步", "start": "2026-03-01", "end": "2026-07-31", "deliverables": items[:2]}
    return {"title": "行政权力公开透明运行工作步骤", "phases": [begin, spread]}


def synonyms() -> Plain:
    """Make the search synonyms."""
    return {"words": {f"办{bureau.objects[0][:2]}": list(bureau.objects[:3]) for bureau in BUREAUS}}


def inspection(number: int, seen: list[tuple[str, str]], dice: Dice) -> tuple[str, Plain]:
    """Inspect units, each named with one of its powers; its problems are rectified or not yet due."""
    day = f"2026-09-{1 + number % 28:02d}"
    done = {"date": "2026-10-10", "text": f"已经{dice.pick(FOLLOW)}", "confirmed": "2026-10-20"}
    problems = [
        {
            "id": f"p-{position}",
            "unit": unit,
            "power": power,
            "text": f"抽查时{dice.pick(CHECK)}，发现可能{dice.pick(HARM)}",
            "demand": f"限期改正，{dice.pick(FOLLOW)}",
            **({"due": "2026-10-15", "rectified": done} if position % 4 else {"due": "2027-01-31"}),
        }
        for position, (unit, power) in enumerate(seen)
    ]
    document = {
        "title": f"第{number + 1}轮督导检查",
        "date": day,
        "by": "市行政权力公开透明运行工作领导小组办公室",
        "level": "municipal",
        "units": [unit for unit, _ in seen],
        "problems": problems,
    }
    return f"{day}-round-{number + 1}", document
