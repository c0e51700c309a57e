"""`offices/<office>/waivers/<slug>.yaml`: findings that stand on purpose."""

from typing import Annotated, ClassVar

from ptr.model.documents._acts import Digest
from ptr.model.documents._common import Date
from ptr.model.fields.document import Document
from ptr.model.fields.field import INTERNAL, ChangeClass, F, Text, Value, pattern


class WaivedPlace(Value, frozen=True, kw_only=True):
    """A document, or one value in it, in which the rule's finding stands."""

    KEY: ClassVar = ("path", "pointer")

    path: Annotated[Text, F("文件", "path", INTERNAL, ChangeClass.POLICY, "登记簿内的路径")]
    pointer: Annotated[Text, F("位置", "pointer", INTERNAL, ChangeClass.POLICY, "字段位置，如 /limits/promised；不写则为整个文件")] = ""


class Alteration(Value, frozen=True, kw_only=True):
    """One alteration of a record of the main line (personal data): of one field, or the removal of a record of use."""

    record: Annotated[Text, F("记录", "record", INTERNAL, ChangeClass.POLICY, "登记簿内的路径")]
    field: Annotated[Text, F("栏目", "field", INTERNAL, ChangeClass.POLICY, "字段位置，如 /counterpart；不写则为删除整份登记表")] = ""
    was: Annotated[Digest, F("改动前摘要", "digest before", INTERNAL, ChangeClass.POLICY, "由 ptr waive 写入；内容变了，本准许即不适用")]


class Waiver(Document, frozen=True, kw_only=True):
    """Permission to break one rule at named places, or to alter a record once, on a basis, until a day."""

    TYPE = "waiver"
    TITLE = ("豁免", "waiver")
    PATH = "offices/{office}/waivers/{key}.yaml"
    AUDIENCE = INTERNAL

    rule: Annotated[Annotated[str, pattern(r"^[A-Z][0-9]{3}$", "规则编号，如 P002")], F("规则", "rule", INTERNAL, ChangeClass.POLICY)]
    places: Annotated[tuple[WaivedPlace, ...], F("范围", "places", INTERNAL, ChangeClass.POLICY)] = ()
    fingerprints: Annotated[tuple[Text, ...], F("指纹", "fingerprints", INTERNAL, ChangeClass.POLICY, "ptr validate --format json 给出的指纹")] = ()
    alteration: Annotated[Alteration | None, F("准许改动", "alteration", INTERNAL, ChangeClass.POLICY, "规则写 A014；只用一次，进入主线以后才有效")] = None
    basis: Annotated[Text, F("依据", "basis", INTERNAL, ChangeClass.POLICY)]
    reason: Annotated[Text, F("理由", "reason", INTERNAL, ChangeClass.POLICY)]
    until: Annotated[Date, F("有效至", "until", INTERNAL, ChangeClass.POLICY, "最后一天")]
