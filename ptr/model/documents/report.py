"""`units/<unit>/reports/<yyyy-mm>.yaml`: what a unit's office reports for a month (clause 三.4)."""

from typing import Annotated, ClassVar

from msgspec import Meta

from ptr.model.documents._acts import Act
from ptr.model.documents._common import Date
from ptr.model.fields.document import Document
from ptr.model.fields.field import INTERNAL, ChangeClass, F, Key, Text, Value, pattern

Month = Annotated[str, pattern(r"^[0-9]{4}-(0[1-9]|1[0-2])$", "年月，如 2026-09，须加引号")]
Count = Annotated[int, Meta(ge=0)]


class Figure(Value, frozen=True, kw_only=True):
    """件数: one power in this month, as counted on the day of the summary."""

    KEY: ClassVar = ("power",)

    power: Annotated[Key, F("职权", "power", INTERNAL, ChangeClass.RECORD, ref="power")]
    used: Annotated[Count, F("行使件数", "used", INTERNAL, ChangeClass.RECORD)]
    late: Annotated[Count, F("逾期报送", "handed in late", INTERNAL, ChangeClass.RECORD)] = 0
    disclosed: Annotated[Count, F("已公开", "disclosed", INTERNAL, ChangeClass.RECORD)] = 0


class Supplement(Value, frozen=True, kw_only=True):
    """补报: records of the month that arrived after its summary."""

    KEY: ClassVar = ("date",)

    date: Annotated[Date, F("补报日期", "date", INTERNAL, ChangeClass.RECORD)]
    records: Annotated[Annotated[tuple[Key, ...], Meta(min_length=1)], F("登记表", "records", INTERNAL, ChangeClass.RECORD, ref="record")]
    reason: Annotated[Text, F("补报原因", "reason", INTERNAL, ChangeClass.RECORD)]


class Report(Document, frozen=True, kw_only=True):
    """The monthly summary: figures, and the records they count; a month without any use is reported too."""

    TYPE = "report"
    TITLE = ("月汇总表", "monthly report")
    PATH = "units/{unit}/reports/{key}.yaml"
    STREAMED = True
    AUDIENCE = INTERNAL

    month: Annotated[Month, F("月份", "month", INTERNAL, ChangeClass.IDENTITY, "与文件同名，须加引号", clause="三.4")]
    made: Annotated[Act, F("汇总", "made", INTERNAL, ChangeClass.RECORD, clause="三.4")]
    figures: Annotated[tuple[Figure, ...], F("件数", "figures", INTERNAL, ChangeClass.RECORD, "汇总当日，不含补报")] = ()
    records: Annotated[tuple[Key, ...], F("登记表", "records", INTERNAL, ChangeClass.RECORD, "汇总所计的登记表编号", ref="record")] = ()
    supplements: Annotated[tuple[Supplement, ...], F("补报", "supplements", INTERNAL, ChangeClass.RECORD)] = ()
    remarks: Annotated[Text, F("情况说明", "remarks", INTERNAL, ChangeClass.RECORD)] = ""
