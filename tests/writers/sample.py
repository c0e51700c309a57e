"""A small report with one finding of each kind, and what writes it."""

from __future__ import annotations

import datetime
import io
from typing import Any

from msgspec.structs import replace

from ptr.model.fields.fault import Mark
from ptr.model.fields.level import Level
from ptr.model.results.finding import Finding, Spot
from ptr.model.results.report import Check, ValidationReport
from ptr.model.results.unchecked import Unchecked
from ptr.model.text.language import Language
from ptr.writers.findings import FORMATS
from ptr.writers.target import Target

POWER = "units/minzheng/powers/mz-k3p7qd.yaml"
LAW = "laws/行政许可法.yaml"
PREFIX = "登记 册/"

RULES = tuple(
    Check(
        code=code,
        level=level,
        titles=(zh, en),
        page=f"{en}.\n\n{zh}。\n\n{en}.\n\n{zh}。\n",
        clause=clause,
    )
    for code, level, zh, en, clause in (
        ("D004", Level.WARNING, "该复核了", "A review is due", "三.4"),
        ("L010", Level.NOTE, "法规未收录", "A law that is not known", ""),
        ("P002", Level.ERROR, "职权名称与类别不符", "A name that does not fit its class", "三.1"),
        ("X004", Level.ERROR, "同一单位内名称重复", "One name twice in a unit", ""),
        ("Y001", Level.ERROR, "不是 YAML", "Not YAML", ""),
    )
)

BROKEN = Finding(
    code="Y001",
    level=Level.ERROR,
    spot=Spot(path=LAW, mark=Mark(3, 1, 0)),
    message=("不是 YAML：应为键", "not YAML: a key is expected"),
    fingerprint="1" * 16,
)
NAMED = Finding(
    code="P002",
    level=Level.ERROR,
    spot=Spot(path=POWER, pointer=("name",), mark=Mark(4, 7, 6)),
    message=("“擅自命名地名”不像“行政处罚”的名称", "“擅自命名地名” is not named like a power of “行政处罚”"),
    clause="三.1",
    unit="minzheng",
    fingerprint="2" * 16,
    excerpt="name: 擅自命名地名",
)
TWICE = Finding(
    code="X004",
    level=Level.ERROR,
    spot=Spot(path=POWER, pointer=("name",), mark=Mark(4, 7, 6)),
    message=("名称“擅自命名地名”重复", "the name “擅自命名地名” is given twice"),
    unit="minzheng",
    related=(Spot(path="units/minzheng/powers/mz-a2b3c4.yaml", pointer=("name",), mark=Mark(5, 7, 6)),),
    fingerprint="3" * 16,
    excerpt="name: 擅自命名地名",
)
DUE = Finding(
    code="D004",
    level=Level.WARNING,
    spot=Spot(path="units/shenpi/withheld/sp-z2y3x4.yaml", pointer=("review_by",), mark=Mark(9, 12, 10)),
    message=("复核日期 2026-01-31 已过", "the review was due on 2026-01-31"),
    clause="三.4",
    unit="shenpi",
    dated=True,
    fingerprint="4" * 16,
    excerpt="review_by: 2026-01-31",
)
STANDS = Finding(
    code="L010",
    level=Level.NOTE,
    spot=Spot(path=POWER, pointer=("basis", 0, "law")),
    message=("没有收录《某办法》", "the law 某办法 is not known"),
    unit="minzheng",
    waived="市政府已去函查询",
    fingerprint="5" * 16,
)

SAMPLE = ValidationReport(
    findings=(BROKEN, NAMED, TWICE, DUE, STANDS),
    documents=42,
    units=("minzheng", "shenpi"),
    today=datetime.date(2026, 7, 15),
    rules=RULES,
)
EMPTY = replace(SAMPLE, findings=())
WITHOUT_PAST = replace(EMPTY, unchecked=Unchecked(("D004", "P002"), ("不在 Git 仓库里", "in no Git repository")))


def written(name: str, report: ValidationReport, **terms: Any) -> str:
    """Write a report into a text."""
    out = io.StringIO()
    FORMATS.writer(name).write(report, Target(out=out, **{"language": Language.ZH, "prefix": PREFIX, **terms}))
    return out.getvalue()
