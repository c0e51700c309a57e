"""Faults to plant, as people make them: of form (in the text), of shape and of meaning (in the data)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

Plain = dict[str, Any]


def _without(*keys: str) -> Callable[[Plain], Plain]:
    return lambda document: {key: value for key, value in document.items() if key not in keys}


def _with(**changed: Any) -> Callable[[Plain], Plain]:
    return lambda document: document | changed


def _basis(**changed: str) -> Callable[[Plain], Plain]:
    return lambda document: document | {"legal_basis": [document["legal_basis"][0] | changed]}


IN_POWER: Final[tuple[Callable[[Plain], Plain], ...]] = (
    _without("body"),
    _with(remark="多出来的字段"),
    _with(name=["写成了列表"]),
    _with(level="city"),
    _with(id="Bad-Id"),
    _with(inventory={"disposition": "kept", "date": "2005-02-30"}),
    _with(lead="nobody"),
    _with(department="buisness"),
    _with(rules=["first-contact", "first-contact"]),
    _with(commitments=["待定"]),
    _with(summary="依据《行政许可法办理"),
    _with(status="abolished"),
    _with(posts=[], duties=[]),
    _with(limits={"statutory": {"value": 20}, "promised": {"value": 30, "unit": "months", "starts": "受理之日"}}),
    _with(class_="penalty", name="不像处罚的名称"),
    _with(code="重复的编码"),
    _basis(article="第十二条之规定等"),
    _basis(article="第九千条"),
    _basis(edition="1999-01-01"),
    _basis(law="没有这部法"),
)
IN_FLOW: Final[tuple[Callable[[Plain], Plain], ...]] = (
    _without("lanes"),
    _with(colour="red"),
    _with(procedure_basis="custom"),
    _with(title="某市流程图"),
    _with(powers=["aa-aaaaaa"]),
    _with(basis=[{"law": "行政许可法"}]),
)
OWN: Final = {"outcome": "passed", "post": "lawyer", "date": "2026-10-30"}
IN_RECORD: Final[tuple[Callable[[Plain], Plain], ...]] = (
    _without("matter"),
    _with(colour="red"),
    _with(exercised="2026-02-30"),
    _with(filled={"post": "lawyer", "date": "2026-10-30"}, reviews=[OWN]),
    _with(power="aa-aaaaaa"),
    _with(counterpart="赵钱孙"),
    _with(disclosed={"scope": "internal", "carriers": ["nowhere"], "date": "2026-10-30"}),
    _with(filled={"post": "nobody", "date": "2026-10-30"}),
    _with(steps="写成了文字"),
)
IN_FILING: Final[tuple[Callable[[Plain], Plain], ...]] = (
    _without("digest"),
    _with(office="nowhere"),
    _with(subject="letter"),
    _with(digest="十六进制"),
    _with(answers="aa-aaaaaa"),
    _with(submitted={"post": "lawyer", "date": "2026-13-01"}),
)
IN_DECISION: Final[tuple[Callable[[Plain], Plain], ...]] = (
    _with(filing="aa-aaaaaa"),
    _with(outcome="lost"),
    _without("date"),
)
IN_TEXT: Final[tuple[Callable[[str], str], ...]] = (
    lambda text: text + 'note: "没有闭合\n',
    lambda text: text.replace("\n", "\n\tbad: tab\n", 1),
    lambda text: text + text.splitlines()[0] + "\n",
    lambda text: text + "extra: &anchor 1\n",
    lambda text: text + "number: 012\n",
    lambda text: text + "empty:\n",
    lambda text: text + "---\nsecond: document\n",
)
BY_TYPE: Final = {
    "power": IN_POWER,
    "withheld": IN_POWER,
    "flow": IN_FLOW,
    "record": IN_RECORD,
    "filing": IN_FILING,
    "decision": IN_DECISION,
}
MARKED: Final = {
    "unit": "name",
    "catalogue": "approved_by",
    "law": "authority",
    "calendar": "source",
    "waiver": "reason",
    "plan": "title",
    "scheme": "title",
    "adjustment": "reason",
    "report": "remarks",
    "publication": "title",
    "request": "text",
    "feedback": "text",
    "inspection": "title",
}
"""Documents on which others depend, or of which there are few, keep their meaning: their fault is one unpaired title
mark.
"""


def planted(kind: str, document: Plain, number: int) -> Plain:
    """Return the document with the fault of this number; `garbled` adds the faults of form."""
    if kind in MARKED:
        return document | {MARKED[kind]: f"《{document[MARKED[kind]]}"}
    faults = BY_TYPE.get(kind, ())
    turn = number % (len(faults) + len(IN_TEXT))
    faulty = faults[turn](document) if turn < len(faults) else document
    return {("class" if key == "class_" else key): value for key, value in faulty.items()}


def garbled(kind: str, text: str, number: int) -> str:
    """Return the text with the fault of form of this number, if it is one."""
    if kind in MARKED or kind == "registry":
        return text
    faults = BY_TYPE.get(kind, ())
    turn = number % (len(faults) + len(IN_TEXT)) - len(faults)
    return IN_TEXT[turn](text) if turn >= 0 else text
