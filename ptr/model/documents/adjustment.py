"""`units/<unit>/adjustments/<date>-<slug>.yaml`: statement of adjustment (调整说明, clause 三.1)."""

from enum import StrEnum
from typing import Annotated, ClassVar, Final

from msgspec import Meta

from ptr.model.documents._acts import Attachment
from ptr.model.documents._common import Citation, Date
from ptr.model.documents.power import Disposition
from ptr.model.fields.document import Document
from ptr.model.fields.field import INTERNAL, ChangeClass, F, Key, Slug, Text, Value, pattern


class AdjustmentKind(StrEnum):
    """调整类型."""

    ADDED = "added"
    ABOLISHED = "abolished"
    PARTLY_ABOLISHED = "partly_abolished"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    TRANSFERRED = "transferred"
    SPLIT = "split"
    MERGED = "merged"
    DELEGATED = "delegated"
    PARTLY_DELEGATED = "partly_delegated"
    ACCEPTED = "accepted"
    RECLASSIFIED = "reclassified"
    RENAMED = "renamed"
    ELEMENTS_CHANGED = "elements_changed"
    SCOPE_CHANGED = "scope_changed"
    TAKEN_BACK = "taken_back"
    FIRST_INVENTORY = "first_inventory"


HANDING_OVER: Final = frozenset({AdjustmentKind.TRANSFERRED, AdjustmentKind.TAKEN_BACK})
"""Kinds of a statement that gives powers to the unit that it concerns."""


class StatedFile(StrEnum):
    """本单位或登记簿: a file, other than of a power or chart, whose change is stated."""

    UNIT = "unit"
    REGISTRY = "registry"


class Position(StrEnum):
    """意见."""

    AGREED = "agreed"
    OBJECTED = "objected"


class Opinion(Value, frozen=True, kw_only=True):
    """有关单位意见: the opinion of a unit concerned."""

    KEY: ClassVar = ("unit",)

    unit: Annotated[Slug, F("单位", "unit", INTERNAL, ChangeClass.RECORD, ref="unit")]
    position: Annotated[Position, F("意见", "position", INTERNAL, ChangeClass.RECORD)]
    date: Annotated[Date, F("日期", "date", INTERNAL, ChangeClass.RECORD)]
    text: Annotated[Text, F("内容", "text", INTERNAL, ChangeClass.RECORD)] = ""


class Approval(Value, frozen=True, kw_only=True):
    """批准."""

    by: Annotated[Text, F("批准机关或会议", "by", INTERNAL, ChangeClass.RECORD)]
    date: Annotated[Date, F("批准日期", "date", INTERNAL, ChangeClass.RECORD)]
    number: Annotated[Text, F("文号", "number", INTERNAL, ChangeClass.RECORD)] = ""


class ListedPower(Value, frozen=True, kw_only=True):
    """职权清单: one power of a transfer, as the list of it says (clause 三.1)."""

    KEY: ClassVar = ("power",)

    power: Annotated[Key, F("编号", "power", INTERNAL, ChangeClass.RECORD, ref="power")]
    code: Annotated[Text, F("职权编码", "code", INTERNAL, ChangeClass.RECORD, "现行清单上的编码，须加引号")] = ""
    name: Annotated[Text, F("职权名称", "name", INTERNAL, ChangeClass.RECORD)]
    frequency: Annotated[Text, F("行使频率", "how often exercised", INTERNAL, ChangeClass.RECORD, "如 年均120件；没有行使过的写明")]
    proposal: Annotated[Disposition, F("处理意见", "proposal", INTERNAL, ChangeClass.RECORD, clause="三.1")]


class Adjustment(Document, frozen=True, kw_only=True):
    """Why powers changed: the event, what it changed, on what basis, who agreed, since when."""

    TYPE = "adjustment"
    TITLE = ("调整说明", "statement of adjustment")
    PATH = "units/{unit}/adjustments/{key}.yaml"
    STREAMED = True
    AUDIENCE = INTERNAL

    event: Annotated[Date, F("事由发生日期", "date of the event", INTERNAL, ChangeClass.RECORD, "法律施行、机构调整等发生之日", clause="三.1")]
    kinds: Annotated[Annotated[tuple[AdjustmentKind, ...], Meta(min_length=1)], F("调整类型", "kinds", INTERNAL, ChangeClass.RECORD, clause="三.1")]
    powers: Annotated[tuple[Key, ...], F("职权", "powers", INTERNAL, ChangeClass.RECORD, clause="三.1", ref="power")] = ()
    flows: Annotated[tuple[Key, ...], F("流程图", "flow charts", INTERNAL, ChangeClass.RECORD, "只说明流程图的变更时写", ref="flow")] = ()
    about: Annotated[tuple[StatedFile, ...], F("单位或登记簿", "unit or registry", INTERNAL, ChangeClass.RECORD, "说明本单位信息的变更写 unit，登记簿的写 registry")] = ()
    explains: Annotated[
        tuple[Annotated[str, pattern(r"^[0-9a-f]{16}$", "变更指纹，十六位")], ...],
        F("所说明的变更", "explains", INTERNAL, ChangeClass.RECORD, "变更的指纹，由 ptr adjust 写入；写了则只说明这些变更"),
    ] = ()
    items: Annotated[tuple[ListedPower, ...], F("职权清单", "list of powers", INTERNAL, ChangeClass.RECORD, "划转的职权逐项列出；由 ptr transfer 写入", clause="三.1")] = ()
    basis: Annotated[tuple[Citation, ...], F("依据", "basis", INTERNAL, ChangeClass.RECORD)] = ()
    reason: Annotated[Text, F("说明", "reason", INTERNAL, ChangeClass.RECORD, clause="三.1")]
    concerns: Annotated[tuple[Slug, ...], F("涉及单位", "units concerned", INTERNAL, ChangeClass.RECORD, "划转、下放的另一方等", ref="unit")] = ()
    opinions: Annotated[tuple[Opinion, ...], F("有关单位意见", "opinions", INTERNAL, ChangeClass.RECORD)] = ()
    approval: Annotated[Approval | None, F("批准", "approval", INTERNAL, ChangeClass.RECORD)] = None
    effective: Annotated[Date, F("施行日期", "effective", INTERNAL, ChangeClass.RECORD)]
    supervision: Annotated[Text, F("后续监管", "follow-up supervision", INTERNAL, ChangeClass.RECORD, "取消、下放后怎样监管")] = ""
    replaces: Annotated[Text | None, F("代替", "replaces", INTERNAL, ChangeClass.RECORD, "所代替的调整说明的文件名，该说明尚未准予备案", ref="adjustment")] = None
    cancels: Annotated[Text | None, F("撤销调整", "cancels", INTERNAL, ChangeClass.RECORD, "原变更已恢复的，写说明原变更的调整说明的文件名", ref="adjustment")] = None
    attachments: Annotated[tuple[Attachment, ...], F("附件", "attachments", INTERNAL, ChangeClass.RECORD)] = ()
