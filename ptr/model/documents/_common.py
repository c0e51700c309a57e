"""Values that several document types share."""

import datetime
from enum import StrEnum
from typing import Annotated, ClassVar, Final

from msgspec import Meta

from ptr.model.fields.field import INTERNAL, PUBLIC, ChangeClass, F, Text, Value

Date = Annotated[
    datetime.date,
    Meta(extra_json_schema={"pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$(?!\n)", "x-pattern-help": "日期写作 2026-01-31"}),
]


FORMERLY: Final = F("曾用代号", "formerly", INTERNAL, ChangeClass.IDENTITY, "改过代号的，列出原来的代号；由 ptr rename 写入")
"""The old keys of the same thing, by which records still name it."""


class Tier(StrEnum):
    """行使层级."""

    NATIONAL = "national"
    PROVINCIAL = "provincial"
    MUNICIPAL = "municipal"
    COUNTY = "county"
    TOWNSHIP = "township"


class Status(StrEnum):
    """状态 of a power or unit."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    ABOLISHED = "abolished"


class Nothing(Value, frozen=True, kw_only=True):
    """An explicit "there is none", with its reason; an empty text says nothing."""

    none: Annotated[Text, F("没有（说明理由）", "none, because", PUBLIC, ChangeClass.CATALOGUE, "确实没有时写明理由，不要留空或写“无”“/”")]


Texts = tuple[Text, ...] | Nothing


class Period(Value, frozen=True, kw_only=True):
    """起止日期: both days included."""

    from_: Annotated[Date, F("起", "from", PUBLIC, ChangeClass.STATUS, "生效的第一天")]
    until: Annotated[Date | None, F("止", "until", PUBLIC, ChangeClass.STATUS, "最后一天；仍然有效的不写")] = None


class Citation(Value, frozen=True, kw_only=True):
    """依据: one article of one legal source, in one edition."""

    KEY: ClassVar = ("law", "article")

    law: Annotated[Text, F("法律文件", "law", PUBLIC, ChangeClass.BASIS, "laws/ 中的文件名，如 行政许可法", ref="law")]
    edition: Annotated[Date | None, F("版本", "edition", PUBLIC, ChangeClass.BASIS, "所引文本的公布或修改日期，须列在该法的 editions 中")] = None
    article: Annotated[Text, F("条款", "article", PUBLIC, ChangeClass.BASIS, "如：第十二条第二款第（三）项；多条用顿号分开")] = ""
    quote: Annotated[Text, F("条文", "quoted text", PUBLIC, ChangeClass.BASIS, "条文原文，可不写")] = ""


class Contacts(Value, frozen=True, kw_only=True):
    """咨询与监督渠道."""

    window: Annotated[Text, F("办理窗口", "window", PUBLIC, ChangeClass.CONTACT, "地点与窗口")] = ""
    hours: Annotated[Text, F("办公时间", "hours", PUBLIC, ChangeClass.CONTACT)] = ""
    online: Annotated[Text, F("网上办理", "online", PUBLIC, ChangeClass.CONTACT, "网站或应用的名称与入口")] = ""
    consultation: Annotated[Text, F("咨询电话", "consultation line", PUBLIC, ChangeClass.CONTACT)] = ""
    complaint: Annotated[Text, F("监督投诉电话", "complaint line", PUBLIC, ChangeClass.CONTACT, clause="三.3")] = ""
    address: Annotated[Text, F("通信地址", "postal address", PUBLIC, ChangeClass.CONTACT)] = ""


