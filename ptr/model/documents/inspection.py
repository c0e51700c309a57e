"""`offices/<office>/inspections/<date>-<slug>.yaml`: findings of a supervision and their rectification (clause 四)."""

from typing import Annotated, ClassVar

from ptr.model.documents._common import Date, Tier
from ptr.model.fields.document import Document
from ptr.model.fields.field import INTERNAL, ChangeClass, F, Key, Slug, Text, Value


class Rectification(Value, frozen=True, kw_only=True):
    """整改: what the unit did about it, and who checked."""

    date: Annotated[Date, F("整改日期", "date", INTERNAL, ChangeClass.RECORD)]
    text: Annotated[Text, F("整改情况", "text", INTERNAL, ChangeClass.RECORD)]
    confirmed: Annotated[Date | None, F("核实日期", "confirmed on", INTERNAL, ChangeClass.RECORD)] = None


class Problem(Value, frozen=True, kw_only=True):
    """问题: what was found in which unit, and by when it is to be rectified."""

    KEY: ClassVar = ("id",)

    id: Annotated[Slug, F("代号", "key", INTERNAL, ChangeClass.IDENTITY)]
    unit: Annotated[Slug, F("单位", "unit", INTERNAL, ChangeClass.RECORD, ref="unit")]
    power: Annotated[Key | None, F("职权", "power", INTERNAL, ChangeClass.RECORD, ref="power")] = None
    text: Annotated[Text, F("问题", "problem", INTERNAL, ChangeClass.RECORD)]
    demand: Annotated[Text, F("整改要求", "demand", INTERNAL, ChangeClass.RECORD)] = ""
    due: Annotated[Date, F("整改期限", "due", INTERNAL, ChangeClass.RECORD, "最后一天", clause="四")]
    rectified: Annotated[Rectification | None, F("整改", "rectified", INTERNAL, ChangeClass.RECORD, clause="四")] = None


class Inspection(Document, frozen=True, kw_only=True):
    """A supervision by the city or the province."""

    TYPE = "inspection"
    TITLE = ("督导检查", "inspection")
    PATH = "offices/{office}/inspections/{key}.yaml"
    STREAMED = True
    AUDIENCE = INTERNAL

    title: Annotated[Text, F("名称", "title", INTERNAL, ChangeClass.RECORD)]
    date: Annotated[Date, F("检查日期", "date", INTERNAL, ChangeClass.RECORD)]
    by: Annotated[Text, F("检查机关", "by", INTERNAL, ChangeClass.RECORD)]
    level: Annotated[Tier, F("层级", "level", INTERNAL, ChangeClass.RECORD, "市级督导写 municipal，省级写 provincial")]
    units: Annotated[tuple[Slug, ...], F("受检单位", "units", INTERNAL, ChangeClass.RECORD, ref="unit")]
    problems: Annotated[tuple[Problem, ...], F("问题", "problems", INTERNAL, ChangeClass.RECORD)] = ()
