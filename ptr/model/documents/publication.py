"""`units/<unit>/publications/<date>-<slug>.yaml`: what was posted, where, when (clauses 三.5(2), 三.6)."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from ptr.model.documents._acts import Digest
from ptr.model.documents._common import Date
from ptr.model.fields.document import Document
from ptr.model.fields.field import INTERNAL, PUBLIC, Audience, ChangeClass, F, Key, Slug, Text


class PublicationSubject(StrEnum):
    """公开的内容."""

    CATALOGUE = "catalogue"
    FLOWS = "flows"
    POWERS = "powers"
    RECORDS = "records"
    COMMITMENTS = "commitments"
    ADJUSTMENT = "adjustment"
    OTHER = "other"


class Publication(Document, frozen=True, kw_only=True):
    """A posting: what it shows, in which state, on which carriers, since when."""

    TYPE = "publication"
    AUDIENCE = PUBLIC
    TITLE = ("公开登记", "publication")
    PATH = "units/{unit}/publications/{key}.yaml"
    STREAMED = True

    subject: Annotated[PublicationSubject, F("公开内容", "subject", PUBLIC, ChangeClass.RECORD)]
    title: Annotated[Text, F("标题", "title", PUBLIC, ChangeClass.RECORD)] = ""
    edition: Annotated[Text, F("目录版次", "edition", PUBLIC, ChangeClass.RECORD, "公开职权目录的写")] = ""
    powers: Annotated[tuple[Key, ...], F("职权", "powers", PUBLIC, ChangeClass.RECORD, ref="power")] = ()
    records: Annotated[tuple[Key, ...], F("登记表", "records", PUBLIC, ChangeClass.RECORD, ref="record")] = ()
    flows: Annotated[tuple[Key, ...], F("流程图", "flow charts", PUBLIC, ChangeClass.RECORD, ref="flow")] = ()
    entries: Annotated[dict[str, Digest], F("所示条目", "entries shown", INTERNAL, ChangeClass.RECORD, "职权编号与公开时的摘要（与职权目录的条目同）", names="power")] = {}
    shows: Annotated[dict[str, Digest], F("所示内容", "what it shows", INTERNAL, ChangeClass.RECORD, "职权、流程图的编号与公开当日其公开内容的摘要，由 ptr publish 写入", names="sheet")] = {}
    scope: Annotated[Audience, F("公开范围", "scope", PUBLIC, ChangeClass.RECORD, "不写则为单位内部", clause="三.5(1)")] = Audience.INTERNAL
    carriers: Annotated[Annotated[tuple[Slug, ...], Meta(min_length=1)], F("公开载体", "carriers", PUBLIC, ChangeClass.RECORD, clause="三.6", ref="carrier")]
    where: Annotated[Text, F("位置", "where", PUBLIC, ChangeClass.RECORD, "网址、栏位或者期号")] = ""
    posted: Annotated[Date, F("公开日期", "posted on", PUBLIC, ChangeClass.RECORD, clause="三.5(2)")]
    removed: Annotated[Date | None, F("撤下日期", "removed on", PUBLIC, ChangeClass.RECORD)] = None
    cancels: Annotated[Text | None, F("更正登记", "cancels", INTERNAL, ChangeClass.RECORD, "登记有误的，写所撤销的公开登记的文件名", ref="publication")] = None
    digest: Annotated[Digest, F("印件摘要", "digest of the sheet", PUBLIC, ChangeClass.RECORD)] = ""
