"""`units/<unit>/requests/<key>.yaml`: a request for disclosure and its answer (clause 三.5; 政府信息公开条例 27-40)."""

from enum import StrEnum
from typing import Annotated

from ptr.model.documents._acts import Act
from ptr.model.documents._common import Citation, Date
from ptr.model.fields.document import Document
from ptr.model.fields.field import INTERNAL, Change, F, Key, Text, Value


class RequestOutcome(StrEnum):
    """答复类型 (政府信息公开条例 30, 35-37)."""

    ALREADY_PUBLIC = "already_public"
    PROVIDED = "provided"
    PARTLY_PROVIDED = "partly_provided"
    REFUSED = "refused"
    NOT_FOUND = "not_found"
    NOT_OURS = "not_ours"
    REPEATED = "repeated"
    OTHER_PROCEDURE = "other_procedure"
    UNREASONABLE = "unreasonable"
    ABANDONED = "abandoned"


class Clarification(Value, frozen=True, kw_only=True):
    """补正: the answer's time counts from the day it came (政府信息公开条例 30)."""

    asked: Annotated[Date, F("告知补正日期", "asked on", INTERNAL, Change.RECORD)]
    supplied: Annotated[Date | None, F("补正日期", "supplied on", INTERNAL, Change.RECORD)] = None


class ThirdParty(Value, frozen=True, kw_only=True):
    """征求第三方意见: its time does not count (政府信息公开条例 32, 33)."""

    asked: Annotated[Date, F("征求日期", "asked on", INTERNAL, Change.RECORD)]
    answered: Annotated[Date | None, F("答复日期", "answered on", INTERNAL, Change.RECORD)] = None
    agreed: Annotated[bool | None, F("同意公开", "agreed", INTERNAL, Change.RECORD)] = None


class Prolongation(Value, frozen=True, kw_only=True):
    """延长答复: at most 20 working days (政府信息公开条例 33)."""

    approved: Annotated[Act, F("批准", "approved", INTERNAL, Change.RECORD)]
    told: Annotated[Date, F("告知申请人日期", "applicant told on", INTERNAL, Change.RECORD)]
    reason: Annotated[Text, F("理由", "reason", INTERNAL, Change.RECORD)]


class Answer(Value, frozen=True, kw_only=True):
    """答复 (政府信息公开条例 36)."""

    outcome: Annotated[RequestOutcome, F("答复类型", "outcome", INTERNAL, Change.RECORD)]
    date: Annotated[Date, F("答复日期", "date", INTERNAL, Change.RECORD)]
    number: Annotated[Text, F("文号", "number", INTERNAL, Change.RECORD)] = ""
    text: Annotated[Text, F("内容", "text", INTERNAL, Change.RECORD)]
    basis: Annotated[tuple[Citation, ...], F("依据", "basis", INTERNAL, Change.RECORD, "不予公开的写明")] = ()


class Request(Document, frozen=True, kw_only=True):
    """A request by a citizen or an organisation; names are masked, identity numbers and telephones stay out."""

    TYPE = "request"
    TITLE = ("公开申请", "request for disclosure")
    PATH = "units/{unit}/requests/{key}.yaml"
    STREAMED = True
    AUDIENCE = INTERNAL

    id: Annotated[Key, F("编号", "key", INTERNAL, Change.IDENTITY, "与文件同名", defines="request")]
    received: Annotated[Date, F("收到日期", "received on", INTERNAL, Change.RECORD, "按政府信息公开条例第三十一条确定")]
    channel: Annotated[Text, F("申请方式", "channel", INTERNAL, Change.RECORD, "如 当面、邮寄、网上")] = ""
    applicant: Annotated[Text, F("申请人", "applicant", INTERNAL, Change.RECORD, "个人隐去名字，如 张某")]
    text: Annotated[Text, F("申请内容", "text", INTERNAL, Change.RECORD, clause="三.5(1)")]
    powers: Annotated[tuple[Key, ...], F("职权", "powers", INTERNAL, Change.RECORD, ref="power")] = ()
    clarification: Annotated[Clarification | None, F("补正", "clarification", INTERNAL, Change.RECORD)] = None
    third_party: Annotated[ThirdParty | None, F("征求第三方意见", "third party", INTERNAL, Change.RECORD)] = None
    prolongation: Annotated[Prolongation | None, F("延长答复", "prolongation", INTERNAL, Change.RECORD)] = None
    answer: Annotated[Answer | None, F("答复", "answer", INTERNAL, Change.RECORD, clause="三.5(1)")] = None
