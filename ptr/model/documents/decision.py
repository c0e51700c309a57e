"""`offices/<office>/decisions/<number>.yaml`: the office's answer to a submission (clause 四)."""

from enum import StrEnum
from typing import Annotated, ClassVar

from ptr.model.documents._acts import Digest
from ptr.model.documents._common import Date
from ptr.model.fields.document import Document
from ptr.model.fields.field import INTERNAL, PUBLIC, ChangeClass, F, Key, Text, Value


class DecisionOutcome(StrEnum):
    """备案结论."""

    ACCEPTED = "accepted"
    RETURNED = "returned"


class Remark(Value, frozen=True, kw_only=True):
    """What is wrong, and where."""

    KEY: ClassVar = ("document", "pointer")

    document: Annotated[Text, F("文件", "document", INTERNAL, ChangeClass.RECORD, "登记簿内的路径")]
    pointer: Annotated[Text, F("位置", "pointer", INTERNAL, ChangeClass.RECORD, "如 /limits/promised；不写则为整个文件")] = ""
    problem: Annotated[Text, F("问题", "problem", INTERNAL, ChangeClass.RECORD)]


class Decision(Document, frozen=True, kw_only=True):
    """A submission is accepted under a number, or returned with remarks."""

    TYPE = "decision"
    TITLE = ("备案决定", "decision on a filing")
    PATH = "offices/{office}/decisions/{key}.yaml"
    STREAMED = True
    AUDIENCE = INTERNAL

    filing: Annotated[Key, F("报送编号", "filing", INTERNAL, ChangeClass.RECORD, ref="filing")]
    digest: Annotated[Digest, F("报送总摘要", "digest of the filing", INTERNAL, ChangeClass.RECORD, "所决定的报送的总摘要，由 ptr file 写入")] = ""
    outcome: Annotated[DecisionOutcome, F("结论", "outcome", INTERNAL, ChangeClass.RECORD)]
    number: Annotated[Text, F("备案号", "filing number", PUBLIC, ChangeClass.RECORD, "准予备案的写，须加引号；印在公开的文件上")] = ""
    date: Annotated[Date, F("日期", "date", INTERNAL, ChangeClass.RECORD)]
    remarks: Annotated[tuple[Remark, ...], F("意见", "remarks", INTERNAL, ChangeClass.RECORD)] = ()
    due: Annotated[Date | None, F("重报期限", "to be answered by", INTERNAL, ChangeClass.RECORD, "退回的可以写；不写则按登记簿政策")] = None
    revokes: Annotated[Text | None, F("撤销决定", "revokes", INTERNAL, ChangeClass.RECORD, "被撤销的备案决定的文件名；自本决定之日起，该报送视为退回", ref="decision")] = None
    reason: Annotated[Text, F("撤销理由", "reason", INTERNAL, ChangeClass.RECORD, "撤销决定的写")] = ""
