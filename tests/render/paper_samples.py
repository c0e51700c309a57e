"""The papers of a filing package, small."""

from __future__ import annotations

from msgspec import Struct

from ptr.model.text.differences import differing_runs
from ptr.render.parts.package_texts import (
    ComparedField,
    ComparedSubject,
    Comparison,
    Letter,
    ListedRow,
    Paragraph,
    Statement,
)

UNIT = "示例市市容管理局"
PAPERS = ("filing-letter", "adjustment-statement", "comparison")


def paper(name: str) -> Struct:
    """Make one of the papers."""
    return {"filing-letter": letter, "adjustment-statement": statement, "comparison": comparison}[name]()


def letter(*paragraphs: Paragraph) -> Letter:
    """A report of one change, or of what is given."""
    told = (
        Paragraph(head="一、变更情况"),
        Paragraph("1项：对乱堆杂物的处罚。", label="更名"),
        Paragraph("以上情况，请予备案。"),
    )
    return Letter(
        title=f"{UNIT}关于行政职权变更备案的报告",
        unit=UNIT,
        to="备案办公室",
        year="2026",
        paragraphs=paragraphs or told,
        enclosed=("行政职权调整说明", "新旧对照表"),
        date="2026年10月9日",
    )


def statement() -> Statement:
    """A statement of one change."""
    rows = (
        ListedRow(code="A-02-001", name="对乱堆杂物的处罚", frequency="年均120件", proposal="保留"),
        ListedRow(code="", name="对乱贴广告的处罚", frequency="三年没有行使过", proposal="取消"),
    )
    told = (
        Paragraph(head="一、划转职权（2026年10月8日）"),
        Paragraph(label="职权清单", rows=rows),
        Paragraph("相对集中行政处罚权。", label="说明"),
    )
    return Statement(title=f"{UNIT}行政职权调整说明", unit=UNIT, paragraphs=told, date="2026年10月9日")


def comparison() -> Comparison:
    """A name that changed in part and a value that is new."""
    was, now = differing_runs("对擅自堆放杂物的处罚", "对乱堆杂物的处罚")
    none, new = differing_runs("", "依法处理")
    lines = (
        ComparedField(kind="更名", field="名称", before=was, after=now, mark="需说明"),
        ComparedField(kind="变更要素", field="条件", before=none, after=new),
    )
    return Comparison(
        title=f"{UNIT}行政职权新旧对照表",
        unit=UNIT,
        before="2026年10月1日",
        after="2026年10月9日",
        subjects=(ComparedSubject(subject="对乱堆杂物的处罚", lines=lines),),
    )
