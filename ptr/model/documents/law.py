"""`laws/<law>.yaml`: one legal source."""

from enum import StrEnum
from typing import Annotated, ClassVar

from msgspec import Meta

from ptr.model.documents._common import FORMERLY, Date
from ptr.model.fields.document import Document
from ptr.model.fields.field import PUBLIC, ChangeClass, F, Text, Value


class LawLevel(StrEnum):
    """效力位阶, highest first (立法法)."""

    LAW = "law"
    ADMINISTRATIVE_REGULATION = "administrative_regulation"
    STATE_COUNCIL_DECISION = "state_council_decision"
    LOCAL_REGULATION = "local_regulation"
    DEPARTMENT_RULE = "department_rule"
    LOCAL_RULE = "local_rule"
    NORMATIVE_DOCUMENT = "normative_document"
    PARTY_REGULATION = "party_regulation"


class Edition(Value, frozen=True, kw_only=True):
    """One text of the law: as promulgated, amended or revised."""

    KEY: ClassVar = ("date",)

    date: Annotated[Date, F("日期", "date", PUBLIC, ChangeClass.LAW, "公布或修改的日期")]
    articles: Annotated[Annotated[int, Meta(ge=1, le=2000)] | None, F("条数", "articles", PUBLIC, ChangeClass.LAW, "该文本共有几条；不详则不写")] = None
    effective: Annotated[Date | None, F("施行日期", "effective", PUBLIC, ChangeClass.LAW)] = None


class Article(Value, frozen=True, kw_only=True):
    """The text of one article, where the registry holds it."""

    KEY: ClassVar = ("article",)

    article: Annotated[Text, F("条", "article", PUBLIC, ChangeClass.LAW, "如 第十二条")]
    text: Annotated[Text, F("条文", "text", PUBLIC, ChangeClass.LAW)]


class Repeal(Value, frozen=True, kw_only=True):
    """废止: since when a law is no longer in force, and by what; either may be unknown."""

    date: Annotated[Date | None, F("废止日期", "date", PUBLIC, ChangeClass.LAW, "不再施行的第一天，可以是将来；不详则不写")] = None
    by: Annotated[Text, F("废止依据", "repealed by", PUBLIC, ChangeClass.LAW, "废止它的法律文件；不详则不写")] = ""


class Law(Document, frozen=True, kw_only=True):
    """A statute, regulation, rule or document on which powers are based; its key is its short title."""

    TYPE = "law"
    TITLE = ("法律文件", "legal source")
    PATH = "laws/{key}.yaml"
    AUDIENCE = PUBLIC

    title: Annotated[Text, F("标题", "title", PUBLIC, ChangeClass.LAW, "全称，不带书名号")]
    formerly: Annotated[tuple[Text, ...], FORMERLY] = ()
    level: Annotated[LawLevel, F("效力位阶", "level", PUBLIC, ChangeClass.LAW)]
    authority: Annotated[Text, F("制定机关", "authority", PUBLIC, ChangeClass.LAW, "不详则不写")] = ""
    number: Annotated[Text, F("文号", "number", PUBLIC, ChangeClass.LAW)] = ""
    editions: Annotated[
        Annotated[tuple[Edition, ...], Meta(min_length=1)], F("历次文本", "editions", PUBLIC, ChangeClass.LAW, "由旧到新；最后一个是现行文本")
    ]
    articles: Annotated[tuple[Article, ...], F("条文", "articles", PUBLIC, ChangeClass.LAW)] = ()
    repealed: Annotated[Repeal | None, F("废止", "repealed", PUBLIC, ChangeClass.LAW, "仍然有效的不写")] = None
