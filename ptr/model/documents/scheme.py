"""`units/<unit>/scheme.yaml`: the unit's work scheme (工作方案, clause 四)."""

from typing import Annotated, ClassVar

from msgspec import Meta

from ptr.model.documents._acts import Attachment
from ptr.model.documents._common import Date
from ptr.model.fields.document import Document
from ptr.model.fields.field import INTERNAL, PUBLIC, ChangeClass, F, Slug, Text, Value


class Task(Value, frozen=True, kw_only=True):
    """任务: who does what by when."""

    KEY: ClassVar = ("id",)

    id: Annotated[Slug, F("代号", "key", PUBLIC, ChangeClass.IDENTITY)]
    text: Annotated[Text, F("任务", "task", PUBLIC, ChangeClass.UNIT)]
    department: Annotated[Slug, F("责任机构", "department", PUBLIC, ChangeClass.UNIT, ref="department")] = ""
    start: Annotated[Date | None, F("开始", "start", PUBLIC, ChangeClass.UNIT)] = None
    due: Annotated[Date, F("完成期限", "due", PUBLIC, ChangeClass.UNIT)]


class Scheme(Document, frozen=True, kw_only=True):
    """How a unit goes about the work: examined by the office and filed."""

    TYPE = "scheme"
    TITLE = ("工作方案", "work scheme")
    PATH = "units/{unit}/scheme.yaml"
    AUDIENCE = INTERNAL

    title: Annotated[Text, F("标题", "title", PUBLIC, ChangeClass.UNIT, clause="四")]
    number: Annotated[Text, F("文号", "number", PUBLIC, ChangeClass.UNIT)] = ""
    approved_by: Annotated[Text, F("批准机关或会议", "approved by", PUBLIC, ChangeClass.UNIT)]
    approved_on: Annotated[Date, F("批准日期", "approved on", PUBLIC, ChangeClass.UNIT)]
    aims: Annotated[tuple[Text, ...], F("目标任务", "aims", PUBLIC, ChangeClass.UNIT, clause="二")] = ()
    tasks: Annotated[Annotated[tuple[Task, ...], Meta(min_length=1)], F("工作安排", "tasks", PUBLIC, ChangeClass.UNIT, clause="四")]
    attachments: Annotated[tuple[Attachment, ...], F("附件", "attachments", INTERNAL, ChangeClass.RECORD)] = ()
