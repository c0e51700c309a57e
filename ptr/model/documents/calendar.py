"""`calendar/<year>.yaml`: holidays and make-up days that the calendar package does not know yet."""

from typing import Annotated

from msgspec import Meta

from ptr.model.documents._common import Date
from ptr.model.fields.document import Document
from ptr.model.fields.field import PUBLIC, ChangeClass, F, Text


class Calendar(Document, frozen=True, kw_only=True):
    """One year's arrangement of holidays as the State Council's office published it."""

    TYPE = "calendar"
    TITLE = ("节假日安排", "calendar")
    PATH = "calendar/{key}.yaml"
    AUDIENCE = PUBLIC

    year: Annotated[Annotated[int, Meta(ge=1949, le=2200)], F("年份", "year", PUBLIC, ChangeClass.POLICY)]
    source: Annotated[Text, F("来源", "source", PUBLIC, ChangeClass.POLICY, "公布该安排的通知及文号")]
    days_off: Annotated[tuple[Date, ...], F("放假", "days off", PUBLIC, ChangeClass.POLICY, "周末以外的放假日")]
    working_days: Annotated[tuple[Date, ...], F("调休上班", "make-up days", PUBLIC, ChangeClass.POLICY, "上班的周末")] = ()
