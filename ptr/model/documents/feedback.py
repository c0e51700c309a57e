"""`units/<unit>/feedback/<date>-<slug>.yaml`: what a unit reports upward (clause 五.3)."""

from enum import StrEnum
from typing import Annotated

from ptr.model.documents._common import Date
from ptr.model.fields.document import Document
from ptr.model.fields.field import INTERNAL, ChangeClass, F, Key, Slug, Text


class FeedbackKind(StrEnum):
    """信息类型 (clause 五.3)."""

    PROGRESS = "progress"
    EXPERIENCE = "experience"
    PROBLEM = "problem"
    NEW_RULE = "new_rule"
    STUDY = "study"


class Feedback(Document, frozen=True, kw_only=True):
    """Progress, experience, a problem, a new rule or a study, for the office and its briefings."""

    TYPE = "feedback"
    TITLE = ("信息反馈", "feedback")
    PATH = "units/{unit}/feedback/{key}.yaml"
    STREAMED = True
    AUDIENCE = INTERNAL

    kind: Annotated[FeedbackKind, F("类型", "kind", INTERNAL, ChangeClass.RECORD, clause="五.3")]
    title: Annotated[Text, F("标题", "title", INTERNAL, ChangeClass.RECORD)]
    date: Annotated[Date, F("日期", "date", INTERNAL, ChangeClass.RECORD)]
    department: Annotated[Slug, F("报送机构", "department", INTERNAL, ChangeClass.RECORD, ref="department")] = ""
    text: Annotated[Text, F("内容", "text", INTERNAL, ChangeClass.RECORD, clause="五.3")]
    powers: Annotated[tuple[Key, ...], F("职权", "powers", INTERNAL, ChangeClass.RECORD, ref="power")] = ()
    suggestion: Annotated[Text, F("意见建议", "suggestion", INTERNAL, ChangeClass.RECORD, clause="五.3")] = ""
