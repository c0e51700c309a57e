"""`units/<unit>/requests/<key>.yaml`: a request for disclosure and its answer (clause 三.5; 政府信息公开条例 27-40)."""

from enum import StrEnum
from typing import Annotated

from ptr.model.documents._acts import Act
from ptr.model.documents._common import Citation, Date
from ptr.model.fields.document import Document
from ptr.model.fields.field import INTERNAL, ChangeClass, F, Key, Text, Value


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
    """补正: the term for the answer counts from the day it arrived (政府信息公开条例 30)."""

    asked: Annotated[Date, F("告知补正日期", "asked on", INTERNAL, ChangeClass.RECORD)]
    supplied: Annotated[Date | None, F("补正日期", "supplied on", INTERNAL, ChangeClass.RECORD)] = None


class ThirdParty(Value, frozen=True, kw_only=True):
    """征求第三方意见: the time it takes does not count (政府信息公开条例 32, 33)."""

    asked: Annotated[Date, F("征求日期", "asked on", INTERNAL, ChangeClass.RECORD)]
    answered: Annotated[Date | None, F("答复日期", "answered on", INTERNAL, ChangeClass.RECORD)] = None
    agreed: Annotated[bool | None, F("同意公开", "agreed", INTERNAL, ChangeClass.RECORD)] = None


class Prolongation(Value, frozen=True, kw_only=True):
    """延长答复: at most 20 working days (政府信息公开条例 33)."""

    approved: Annotated[Act, F("批准", "approved", INTERNAL, ChangeClass.RECORD)]
    told: Annotated[Date, F("告知申请人日期", "applicant told on", INTERNAL, ChangeClass.RECORD)]
    reason: Annotated[Text, F("理由", "reason", INTERNAL, ChangeClass.RECORD)]


class Answer(Value, frozen=True, kw_only=True):
    """答复 (政府信息公开条例 36)."""

    outcome: Annotated[RequestOutcome, F("答复类型", "outcome", INTERNAL, ChangeClass.RECORD)]
    date: Annotated[Date, F("答复日期", "date", INTERNAL, ChangeClass.RECORD)]
    number: Annotated[Text, F("文号", "number", INTERNAL, ChangeClass.RECORD)] = ""
    text: Annotated[Text, F("内容", "text", INTERNAL, ChangeClass.RECORD)]
    basis: Annotated[tuple[Citation, ...], F("依据", "basis", INTERNAL, ChangeClass.RECORD, "不予公开的写明")] = ()


class Request(Document, frozen=True, kw_only=True):
    """A request by a citizen or an organisation; names are masked, identity numbers and telephones stay out."""

    TYPE = "request"
    TITLE = ("公开申请", "request for disclosure")
    PATH = "units/{unit}/requests/{key}.yaml"
    STREAMED = True
    AUDIENCE = INTERNAL

    id: Annotated[Key, F("编号", "key", INTERNAL, ChangeClass.IDENTITY, "与文件同名", defines="request")]
    received: Annotated[Date, F("收到日期", "received on", INTERNAL, ChangeClass.RECORD, "按政府信息公开条例第三十一条确定")]
    channel: Annotated[Text, F("申请方式", "channel", INTERNAL, ChangeClass.RECORD, "如 当面、邮寄、网上")] = ""
    applicant: Annotated[Text, F("申请人", "applicant", INTERNAL, ChangeClass.RECORD, "个人隐去名字，如 张某")]
    text: Annotated[Text, F("申请内容", "text", INTERNAL, ChangeClass.RECORD, clause="三.5(1)")]
    powers: Annotated[tuple[Key, ...], F("职权", "powers", INTERNAL, ChangeClass.RECORD, ref="power")] = ()
    clarification: Annotated[Clarification | None, F("补正", "clarification", INTERNAL, ChangeClass.RECORD)] = None
    third_party: Annotated[ThirdParty | None, F("征求第三方意见", "third party", INTERNAL, ChangeClass.RECORD)] = None
    prolongation: Annotated[Prolongation | None, F("延长答复", "prolongation", INTERNAL, ChangeClass.RECORD)] = None
    answer: Annotated[Answer | None, F("答复", "answer", INTERNAL, ChangeClass.RECORD, clause="三.5(1)")] = None
