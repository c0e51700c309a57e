"""`units/<unit>/catalogue.yaml`: the edition of a unit's catalogue in force (clause 三.2)."""

from typing import Annotated

from msgspec import Meta

from ptr.model.documents._acts import Digest
from ptr.model.documents._common import Date
from ptr.model.fields.document import Document
from ptr.model.fields.field import INTERNAL, PUBLIC, ChangeClass, F, Slug, Text


class Catalogue(Document, frozen=True, kw_only=True):
    """An edition, written by `ptr catalogue issue`, so that every power in it is known by its content."""

    TYPE = "catalogue"
    TITLE = ("职权目录", "catalogue")
    PATH = "units/{unit}/catalogue.yaml"
    AUDIENCE = PUBLIC

    edition: Annotated[Text, F("版次", "edition", PUBLIC, ChangeClass.CATALOGUE, "如 2026-1：年份加当年第几版")]
    approved_by: Annotated[Text, F("批准机关或会议", "approved by", PUBLIC, ChangeClass.CATALOGUE)]
    approved_on: Annotated[Date, F("批准日期", "approved on", PUBLIC, ChangeClass.CATALOGUE)]
    effective: Annotated[Date, F("施行日期", "effective", PUBLIC, ChangeClass.CATALOGUE)]
    class_order: Annotated[tuple[Slug, ...], F("类别次序", "order of classes", PUBLIC, ChangeClass.CATALOGUE, ref="class")] = ()
    foreword: Annotated[Text, F("说明", "foreword", PUBLIC, ChangeClass.CATALOGUE)] = ""
    counts: Annotated[dict[str, Annotated[int, Meta(ge=0)]], F("各类项数", "counts by class", PUBLIC, ChangeClass.CATALOGUE, "由 ptr catalogue issue 写入", names="class")]
    entries: Annotated[dict[str, Digest], F("条目", "entries", INTERNAL, ChangeClass.CATALOGUE, "职权编号与其公开栏目的摘要，由 ptr catalogue issue 写入", names="power")]
