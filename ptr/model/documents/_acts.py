"""Values shared by the documents about what was done: who did it and when, attachments, digests."""

from typing import Annotated, ClassVar

from ptr.model.documents._common import Date
from ptr.model.fields.field import INTERNAL, Audience, ChangeClass, F, Slug, Text, Value, pattern

Digest = Annotated[str, pattern(r"^[0-9a-f]{64}$", "SHA-256 摘要")]


class Act(Value, frozen=True, kw_only=True):
    """Which post did it on which day."""

    post: Annotated[Slug, F("岗位", "post", INTERNAL, ChangeClass.RECORD, ref="post")]
    date: Annotated[Date, F("日期", "date", INTERNAL, ChangeClass.RECORD)]


class Attachment(Value, frozen=True, kw_only=True):
    """附件: a scanned approval, opinion or minutes, known by its digest."""

    KEY: ClassVar = ("file",)

    file: Annotated[Text, F("文件", "file", INTERNAL, ChangeClass.RECORD, "units/<单位>/attachments/ 下的路径")]
    title: Annotated[Text, F("标题", "title", INTERNAL, ChangeClass.RECORD)]
    digest: Annotated[Digest, F("摘要", "digest", INTERNAL, ChangeClass.RECORD)]
    audience: Annotated[Audience, F("公开范围", "audience", INTERNAL, ChangeClass.RECORD)] = Audience.INTERNAL
