"""`units/<unit>/withheld/<id>.yaml`: a power that is not, or not yet, disclosed (clause 三.1)."""

from enum import StrEnum
from typing import Annotated

from ptr.model.documents._common import Citation, Date
from ptr.model.documents.power import Power
from ptr.model.fields.field import INTERNAL, ChangeClass, F, Text, Value


class Ground(StrEnum):
    """The lawful grounds of 政府信息公开条例 14-16."""

    STATE_SECRET = "state_secret"
    FORBIDDEN_BY_LAW = "forbidden_by_law"
    SECURITY_AND_STABILITY = "security_and_stability"
    TRADE_SECRET = "trade_secret"
    PRIVACY = "privacy"
    INTERNAL_AFFAIRS = "internal_affairs"
    PROCESS_INFORMATION = "process_information"
    ENFORCEMENT_FILE = "enforcement_file"


class WithheldFor(StrEnum):
    """不公开 or 暂不公开."""

    PERMANENT = "permanent"
    TEMPORARY = "temporary"


class Withholding(Value, frozen=True, kw_only=True):
    """Why a power is withheld, and when that is to be reviewed."""

    ground: Annotated[Ground, F("不公开情形", "ground", INTERNAL, ChangeClass.DISCLOSURE)]
    basis: Annotated[tuple[Citation, ...], F("不公开依据", "basis", INTERNAL, ChangeClass.DISCLOSURE, clause="三.1")]
    reason: Annotated[Text, F("理由", "reason", INTERNAL, ChangeClass.DISCLOSURE, clause="三.1")]
    duration: Annotated[WithheldFor, F("期限", "duration", INTERNAL, ChangeClass.DISCLOSURE, "permanent 不公开；temporary 暂不公开")]
    review: Annotated[Date, F("复核日期", "review", INTERNAL, ChangeClass.DISCLOSURE, "何时再次评估（政府信息公开条例第十八条）")]


class Withheld(Power, frozen=True, kw_only=True):
    """A withheld power: the same document plus the withholding."""

    TYPE = "withheld"
    TITLE = ("不公开职权", "withheld power")
    PATH = "units/{unit}/withheld/{key}.yaml"
    STREAMED = True
    AUDIENCE = INTERNAL

    withholding: Annotated[Withholding, F("不公开说明", "withholding", INTERNAL, ChangeClass.DISCLOSURE, clause="三.1")]
