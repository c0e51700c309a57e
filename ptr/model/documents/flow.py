"""`units/<unit>/flows/<flow>.yaml`: how a class of powers, or one power, runs (clause 三.3)."""

from enum import StrEnum
from typing import Annotated, ClassVar

from msgspec import Meta

from ptr.model.documents._common import FORMERLY, Citation, Date
from ptr.model.documents.power import Limit
from ptr.model.fields.document import Document
from ptr.model.fields.field import INTERNAL, PUBLIC, Audience, ChangeClass, F, Key, Slug, Text, Value


class StepKind(StrEnum):
    """The shapes of GB/T 1526."""

    START = "start"
    PROCESS = "process"
    DECISION = "decision"
    DOCUMENT = "document"
    PREDEFINED = "predefined"
    END = "end"


class RiskLevel(StrEnum):
    """廉政风险等级."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class ProcedureBasis(StrEnum):
    """法定程序 or 工作程序 (clause 三.3)."""

    STATUTORY = "statutory"
    INTERNAL = "internal"


class Lane(Value, frozen=True, kw_only=True):
    """泳道: a post or party, in the order in which lanes are drawn."""

    KEY: ClassVar = ("id",)

    id: Annotated[Slug, F("代号", "key", PUBLIC, ChangeClass.IDENTITY, defines="lane")]
    name: Annotated[Text, F("名称", "name", PUBLIC, ChangeClass.FLOW)]
    post: Annotated[Slug, F("岗位", "post", PUBLIC, ChangeClass.DUTY, ref="post")] = ""
    counterpart: Annotated[bool, F("相对人", "counterpart", PUBLIC, ChangeClass.FLOW, "申请人、当事人的泳道")] = False


class Exit(Value, frozen=True, kw_only=True):
    """Where a step leads."""

    KEY: ClassVar = ("to", "when")

    to: Annotated[Slug, F("去向", "to", PUBLIC, ChangeClass.FLOW, ref="step")]
    when: Annotated[Text, F("条件", "when", PUBLIC, ChangeClass.FLOW)] = ""


class Risk(Value, frozen=True, kw_only=True):
    """廉政风险点."""

    level: Annotated[RiskLevel, F("等级", "level", PUBLIC, ChangeClass.FLOW)]
    points: Annotated[tuple[Text, ...], F("风险点", "points", PUBLIC, ChangeClass.FLOW)]
    measures: Annotated[tuple[Text, ...], F("防控措施", "measures", PUBLIC, ChangeClass.FLOW)]
    who: Annotated[Text, F("责任人", "who", PUBLIC, ChangeClass.FLOW)] = ""


class Supervision(Value, frozen=True, kw_only=True):
    """监督制约环节."""

    by: Annotated[Text, F("监督者", "by", PUBLIC, ChangeClass.FLOW)]
    how: Annotated[Text, F("方式", "how", PUBLIC, ChangeClass.FLOW)]


class Channel(Value, frozen=True, kw_only=True):
    """投诉举报途径和方式."""

    KEY: ClassVar = ("kind",)

    kind: Annotated[Text, F("途径", "kind", PUBLIC, ChangeClass.CONTACT)]
    value: Annotated[Text, F("方式", "value", PUBLIC, ChangeClass.CONTACT)]


class Step(Value, frozen=True, kw_only=True):
    """A step: who does what by which rule, how long, supervised how, with which rights (clause 三.3)."""

    KEY: ClassVar = ("id",)

    id: Annotated[Slug, F("代号", "key", PUBLIC, ChangeClass.IDENTITY, defines="step")]
    formerly: Annotated[tuple[Slug, ...], FORMERLY] = ()
    kind: Annotated[StepKind, F("图形", "kind", PUBLIC, ChangeClass.FLOW)]
    lane: Annotated[Slug, F("泳道", "lane", PUBLIC, ChangeClass.FLOW, ref="lane")]
    text: Annotated[Text, F("内容", "text", PUBLIC, ChangeClass.FLOW)]
    class_step: Annotated[Slug, F("对应类别步骤", "class step", INTERNAL, ChangeClass.FLOW, names="charted")] = ""
    post: Annotated[Slug, F("承办岗位", "post", PUBLIC, ChangeClass.DUTY, clause="三.3", ref="post")] = ""
    procedure_rule: Annotated[Text, F("办理制度", "procedure rule", PUBLIC, ChangeClass.FLOW, clause="三.3")] = ""
    duty: Annotated[Text, F("职责要求", "duty", PUBLIC, ChangeClass.FLOW, clause="三.3")] = ""
    limit: Annotated[Limit | None, F("时限", "limit", PUBLIC, ChangeClass.FLOW)] = None
    off_clock: Annotated[bool, F("不计时", "off the clock", PUBLIC, ChangeClass.FLOW)] = False
    supervision: Annotated[Supervision | None, F("监督制约", "supervision", PUBLIC, ChangeClass.FLOW, clause="三.3")] = None
    counterpart_rights: Annotated[tuple[Text, ...], F("相对人权利", "counterpart's rights", PUBLIC, ChangeClass.FLOW, clause="三.3")] = ()
    documents: Annotated[tuple[Text, ...], F("文书", "documents", PUBLIC, ChangeClass.FLOW)] = ()
    risk: Annotated[Risk | None, F("廉政风险点", "risk", PUBLIC, ChangeClass.FLOW)] = None
    next: Annotated[tuple[Exit, ...], F("去向", "next", PUBLIC, ChangeClass.FLOW)] = ()


class Reviewed(Value, frozen=True, kw_only=True):
    """复核: the chart was looked at after a change and needs no revision."""

    date: Annotated[Date, F("复核日期", "date", INTERNAL, ChangeClass.RECORD)]
    reason: Annotated[Text, F("理由", "reason", INTERNAL, ChangeClass.RECORD, "因何变更复核、为何无须修订")]


class Flow(Document, frozen=True, kw_only=True):
    """A chart: of a class (类别流程图) or of powers (项目流程图)."""

    TYPE = "flow"
    TITLE = ("流程图", "flow chart")
    PATH = "units/{unit}/flows/{key}.yaml"
    STREAMED = True
    AUDIENCE = PUBLIC

    id: Annotated[Key, F("编号", "key", PUBLIC, ChangeClass.IDENTITY, "与文件同名", defines="flow")]
    title: Annotated[Text, F("名称", "title", PUBLIC, ChangeClass.FLOW)]
    class_: Annotated[Slug, F("权力类别", "class", PUBLIC, ChangeClass.FLOW, "类别流程图写", clause="三.3", ref="class")] = ""
    subclass: Annotated[Text, F("子类", "subclass", PUBLIC, ChangeClass.FLOW, "如 人员录用、调动、任免、奖惩")] = ""
    powers: Annotated[tuple[Key, ...], F("职权", "powers", PUBLIC, ChangeClass.FLOW, "项目流程图写", clause="三.3", ref="power")] = ()
    procedure: Annotated[Text, F("程序", "procedure", PUBLIC, ChangeClass.FLOW, "如 普通程序、简易程序")] = ""
    procedure_basis: Annotated[ProcedureBasis, F("程序性质", "kind of procedure", PUBLIC, ChangeClass.FLOW, clause="三.3")]
    basis: Annotated[tuple[Citation, ...], F("依据", "basis", PUBLIC, ChangeClass.BASIS)] = ()
    lanes: Annotated[Annotated[tuple[Lane, ...], Meta(min_length=1)], F("泳道", "lanes", PUBLIC, ChangeClass.FLOW)]
    steps: Annotated[Annotated[tuple[Step, ...], Meta(min_length=1)], F("步骤", "steps", PUBLIC, ChangeClass.FLOW, clause="三.3")]
    channels: Annotated[tuple[Channel, ...], F("投诉举报", "complaint channels", PUBLIC, ChangeClass.CONTACT, clause="三.3")] = ()
    scope: Annotated[Audience, F("公开范围", "scope", PUBLIC, ChangeClass.DISCLOSURE)] = Audience.PUBLIC
    reviewed: Annotated[Reviewed | None, F("复核", "reviewed", INTERNAL, ChangeClass.RECORD, "有关变更后经复核无须修订的写", clause="三.3")] = None
