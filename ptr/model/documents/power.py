"""`units/<unit>/powers/<id>.yaml`: one power, as inventory and catalogue entry (clauses 三.1, 三.2)."""

from enum import StrEnum
from typing import Annotated, ClassVar

from msgspec import Meta

from ptr.model.documents._common import Citation, Contacts, Date, Nothing, Period, Status, Texts, Tier
from ptr.model.fields.document import Document
from ptr.model.fields.field import INTERNAL, PUBLIC, Audience, Change, F, Key, Slug, Text, Value, pattern


class Disposition(StrEnum):
    """清理结果 (clause 三.1)."""

    KEPT = "kept"
    REGULARISED = "regularised"
    MERGED = "merged"
    ABOLISHED = "abolished"


class SourceKind(StrEnum):
    """权力来源."""

    STATUTORY = "statutory"
    AUTHORISED = "authorised"
    DELEGATED = "delegated"
    ENTRUSTED = "entrusted"


class BasisRole(StrEnum):
    """What a cited article does for the power."""

    SETS = "sets"
    PROCEDURE = "procedure"


class LimitUnit(StrEnum):
    """时限单位; `immediate` is 即办."""

    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    MONTHS = "months"
    IMMEDIATE = "immediate"


class ProcedureKind(StrEnum):
    """特别程序 (许可法 45)."""

    HEARING = "hearing"
    TENDER = "tender"
    AUCTION = "auction"
    EXAMINATION = "examination"
    TEST = "test"
    SITE_INSPECTION = "site_inspection"
    EXPERT_REVIEW = "expert_review"
    PUBLICITY = "publicity"
    CONSULTATION = "consultation"


class KeyArea(StrEnum):
    """重点部位 (clause 三.4)."""

    PROJECT_APPROVAL = "project_approval"
    TENDERING = "tendering"
    BULK_PURCHASE = "bulk_purchase"
    PUBLIC_WELFARE_WORKS = "public_welfare_works"
    LAND_MINERALS_PROPERTY = "land_minerals_property"
    PUBLIC_FUNDS = "public_funds"
    OTHER_PUBLIC_AFFAIRS = "other_public_affairs"
    PERSONNEL = "personnel"
    FINANCE = "finance"
    PROCUREMENT = "procurement"
    OTHER_INTERNAL_AFFAIRS = "other_internal_affairs"


class DisclosureForm(StrEnum):
    """公开形式."""

    PROACTIVE = "proactive"
    ON_REQUEST = "on_request"


class DisclosurePeriod(StrEnum):
    """公开时间 (clause 三.5(2)): permanent, at once, or for a limited time."""

    PERMANENT = "permanent"
    AT_ONCE = "at_once"
    LIMITED = "limited"


class RemedyKind(StrEnum):
    """救济渠道."""

    RECONSIDERATION = "reconsideration"
    LITIGATION = "litigation"
    STATEMENT = "statement"
    HEARING = "hearing"
    COMPLAINT = "complaint"
    REVIEW = "review"


NumberSeries = Annotated[str, pattern(r"^[^{}]*\{year\}[^{}]*\{n\}[^{}]*$", "含 {year} 和 {n} 各一次，{year} 在前")]


class Inventory(Value, frozen=True, kw_only=True):
    """清理结果 (clause 三.1)."""

    disposition: Annotated[Disposition, F("结果", "disposition", PUBLIC, Change.STATUS, clause="三.1")]
    date: Annotated[Date, F("清理日期", "date", PUBLIC, Change.STATUS)]
    reason: Annotated[Text, F("说明", "reason", INTERNAL, Change.STATUS)] = ""


class PowerSource(Value, frozen=True, kw_only=True):
    """权力来源."""

    kind: Annotated[SourceKind, F("来源", "kind", PUBLIC, Change.BASIS)]
    by: Annotated[Text, F("授权或委托机关", "by", PUBLIC, Change.BASIS)] = ""
    from_power: Annotated[Key | None, F("来自职权", "from power", PUBLIC, Change.BASIS, ref="power")] = None


class Basis(Citation, frozen=True, kw_only=True):
    """设定依据: a citation and what it does for the power."""

    role: Annotated[BasisRole, F("作用", "role", PUBLIC, Change.BASIS, "sets 设定本职权；procedure 规定程序")]


class PostDuty(Value, frozen=True, kw_only=True):
    """人员职责分工: one post's part in this power (clause 三.2)."""

    KEY: ClassVar = ("post",)

    post: Annotated[Slug, F("岗位", "post", PUBLIC, Change.DUTY, ref="post")]
    duty: Annotated[Text, F("分工", "duty", PUBLIC, Change.DUTY)]


class Duty(Value, frozen=True, kw_only=True):
    """行使权力的职责: what the unit must do at one stage (clause 三.2)."""

    KEY: ClassVar = ("stage",)

    stage: Annotated[Text, F("环节", "stage", PUBLIC, Change.CATALOGUE, "如 受理、审查、决定、送达、事后监管")]
    text: Annotated[Text, F("职责", "duty", PUBLIC, Change.CATALOGUE)]
    basis: Annotated[tuple[Citation, ...], F("依据", "basis", PUBLIC, Change.BASIS)] = ()


class Material(Value, frozen=True, kw_only=True):
    """申请材料."""

    KEY: ClassVar = ("name",)

    name: Annotated[Text, F("名称", "name", PUBLIC, Change.CATALOGUE)]
    copies: Annotated[Annotated[int, Meta(ge=1, le=99)], F("份数", "copies", PUBLIC, Change.CATALOGUE)] = 1
    original: Annotated[bool, F("原件", "original", PUBLIC, Change.CATALOGUE, "true 为原件，false 为复印件或电子件")] = True
    note: Annotated[Text, F("要求与样表", "note", PUBLIC, Change.CATALOGUE)] = ""


class Result(Value, frozen=True, kw_only=True):
    """结果文书."""

    KEY: ClassVar = ("name",)

    name: Annotated[Text, F("名称", "name", PUBLIC, Change.CATALOGUE)]
    validity: Annotated[Text, F("有效期", "validity", PUBLIC, Change.CATALOGUE)] = ""


class Discretion(Value, frozen=True, kw_only=True):
    """裁量基准: what follows from which circumstance."""

    KEY: ClassVar = ("circumstance",)

    circumstance: Annotated[Text, F("情节", "circumstance", PUBLIC, Change.CATALOGUE)]
    range: Annotated[Text, F("幅度", "range", PUBLIC, Change.CATALOGUE)]


class Limit(Value, frozen=True, kw_only=True):
    """时限: a number with its unit, when it starts, and where it stands; or none, because."""

    value: Annotated[Annotated[int, Meta(ge=1, le=3650)] | None, F("数值", "value", PUBLIC, Change.CATALOGUE)] = None
    unit: Annotated[LimitUnit | None, F("单位", "unit", PUBLIC, Change.CATALOGUE)] = None
    starts: Annotated[Text, F("起算", "starts", PUBLIC, Change.CATALOGUE, "从何时起算，如 受理之日")] = ""
    basis: Annotated[tuple[Citation, ...], F("依据", "basis", PUBLIC, Change.BASIS)] = ()
    none: Annotated[Text, F("没有时限（说明理由）", "none, because", PUBLIC, Change.CATALOGUE)] = ""


class Limits(Value, frozen=True, kw_only=True):
    """法定时限与承诺时限 (clause 三.2; 优化营商环境条例 36)."""

    statutory: Annotated[Limit, F("法定时限", "statutory limit", PUBLIC, Change.CATALOGUE)]
    promised: Annotated[Limit, F("承诺时限", "promised limit", PUBLIC, Change.CATALOGUE, "不得长于法定时限")]


class SpecialProcedure(Value, frozen=True, kw_only=True):
    """特别程序: hearing, test, expert review …, and whether its time counts (许可法 45)."""

    KEY: ClassVar = ("kind",)

    kind: Annotated[ProcedureKind, F("程序", "kind", PUBLIC, Change.CATALOGUE)]
    text: Annotated[Text, F("说明", "text", PUBLIC, Change.CATALOGUE)]
    limit: Annotated[Limit | None, F("时限", "limit", PUBLIC, Change.CATALOGUE)] = None
    counts: Annotated[bool, F("计入办理时限", "counts", PUBLIC, Change.CATALOGUE)] = False


class Fee(Value, frozen=True, kw_only=True):
    """收费."""

    KEY: ClassVar = ("name",)

    name: Annotated[Text, F("项目", "name", PUBLIC, Change.CATALOGUE)]
    standard: Annotated[Text, F("标准", "standard", PUBLIC, Change.CATALOGUE)]
    basis: Annotated[tuple[Citation, ...], F("依据", "basis", PUBLIC, Change.BASIS)]


class Accountability(Value, frozen=True, kw_only=True):
    """责任追究: what follows when a duty is broken (clause 三.2)."""

    KEY: ClassVar = ("case",)

    case: Annotated[Text, F("追责情形", "case", PUBLIC, Change.CATALOGUE)]
    measure: Annotated[Text, F("追责方式", "measure", PUBLIC, Change.CATALOGUE)]
    who: Annotated[Text, F("追责对象", "who", PUBLIC, Change.CATALOGUE)]
    basis: Annotated[tuple[Citation, ...], F("依据", "basis", PUBLIC, Change.BASIS)] = ()


class Remedy(Value, frozen=True, kw_only=True):
    """救济渠道."""

    KEY: ClassVar = ("kind",)

    kind: Annotated[RemedyKind, F("途径", "kind", PUBLIC, Change.CATALOGUE)]
    text: Annotated[Text, F("说明", "text", PUBLIC, Change.CATALOGUE)]


class Link(Value, frozen=True, kw_only=True):
    """One link of a key power (决策、执行、结果) and how it is disclosed (clause 三.4)."""

    procedure: Annotated[Text, F("程序", "procedure", PUBLIC, Change.DISCLOSURE, "如 集体研究、社会公示、听证、专家咨询")]
    content: Annotated[Text, F("公开内容", "content", PUBLIC, Change.DISCLOSURE)]
    form: Annotated[Text, F("公开方式", "form", PUBLIC, Change.DISCLOSURE)]
    carriers: Annotated[tuple[Slug, ...], F("公开载体", "carriers", PUBLIC, Change.DISCLOSURE, ref="carrier")] = ()


class KeyPower(Value, frozen=True, kw_only=True):
    """重点部位: an important power, its links disclosed one by one (clause 三.4)."""

    area: Annotated[KeyArea, F("重点领域", "area", PUBLIC, Change.DISCLOSURE, clause="三.4")]
    decision: Annotated[Link | None, F("决策环节", "decision", PUBLIC, Change.DISCLOSURE, clause="三.4")] = None
    execution: Annotated[Link | None, F("执行环节", "execution", PUBLIC, Change.DISCLOSURE, clause="三.4")] = None
    result: Annotated[Link | None, F("结果环节", "result", PUBLIC, Change.DISCLOSURE, clause="三.4")] = None
    series: Annotated[NumberSeries, F("文书编号规则", "number series", INTERNAL, Change.DISCLOSURE, "如 张民罚决字〔{year}〕{n}号；用来发现没有登记的行使")] = ""


class Restriction(Value, frozen=True, kw_only=True):
    """A field of the power that a narrower audience sees."""

    KEY: ClassVar = ("field",)

    field: Annotated[Text, F("字段", "field", INTERNAL, Change.DISCLOSURE, "字段名，如 discretion", ref="field")]
    scope: Annotated[Audience, F("公开范围", "scope", INTERNAL, Change.DISCLOSURE)]
    basis: Annotated[tuple[Citation, ...], F("依据", "basis", INTERNAL, Change.DISCLOSURE)]
    reason: Annotated[Text, F("理由", "reason", INTERNAL, Change.DISCLOSURE)]
    review: Annotated[Date | None, F("复核日期", "review", INTERNAL, Change.DISCLOSURE)] = None


class Disclosure(Value, frozen=True, kw_only=True):
    """公开: to whom, how, how long, where, by whom (clauses 三.4-6)."""

    scope: Annotated[Audience, F("公开范围", "scope", PUBLIC, Change.DISCLOSURE, clause="三.5(1)")]
    form: Annotated[DisclosureForm, F("公开形式", "form", PUBLIC, Change.DISCLOSURE)]
    period: Annotated[DisclosurePeriod, F("公开时间", "period", PUBLIC, Change.DISCLOSURE, clause="三.5(2)")]
    content: Annotated[Text, F("公开内容", "content", PUBLIC, Change.DISCLOSURE)]
    carriers: Annotated[tuple[Slug, ...], F("公开载体", "carriers", PUBLIC, Change.DISCLOSURE, clause="三.6", ref="carrier")]
    department: Annotated[Slug, F("责任机构", "responsible department", PUBLIC, Change.DISCLOSURE, ref="department")]
    except_: Annotated[tuple[Restriction, ...], F("例外", "except", INTERNAL, Change.DISCLOSURE, "不向上述范围公开的字段")] = ()


class Power(Document, frozen=True, kw_only=True):
    """An administrative power (行政权力)."""

    TYPE = "power"
    TITLE = ("职权", "power")
    PATH = "units/{unit}/powers/{key}.yaml"
    STREAMED = True
    AUDIENCE = PUBLIC

    id: Annotated[Key, F("编号", "key", PUBLIC, Change.IDENTITY, "终身不变，与文件同名", defines="power")]
    code: Annotated[Text, F("职权编码", "code", PUBLIC, Change.RENAMED, "现行清单上的编码，须加引号")] = ""
    basic_code: Annotated[Text, F("基本编码", "national code", PUBLIC, Change.RENAMED, "国家基本目录的编码，须加引号")] = ""
    name: Annotated[Text, F("职权名称", "name", PUBLIC, Change.RENAMED, clause="三.2")]
    class_: Annotated[Slug, F("权力类别", "class", PUBLIC, Change.RECLASSIFIED, clause="三.1", ref="class")]
    parent: Annotated[Key | None, F("所属主项", "parent", PUBLIC, Change.RECLASSIFIED, "子项写明主项的编号", ref="power")] = None
    succeeds: Annotated[tuple[Key, ...], F("承继", "succeeds", PUBLIC, Change.STATUS, "由哪些职权拆分、合并、下放而来", ref="power")] = ()
    body: Annotated[Text, F("实施主体", "body", PUBLIC, Change.BASIS)]
    status: Annotated[Status, F("状态", "status", PUBLIC, Change.STATUS)]
    effective: Annotated[Period, F("起止日期", "effective", PUBLIC, Change.STATUS)]
    inventory: Annotated[Inventory, F("清理结果", "inventory", PUBLIC, Change.STATUS, clause="三.1")]
    source: Annotated[PowerSource, F("权力来源", "source", PUBLIC, Change.BASIS)]
    level: Annotated[Tier, F("行使层级", "level", PUBLIC, Change.BASIS)]
    summary: Annotated[Text, F("一句话说明", "summary", PUBLIC, Change.CATALOGUE, "给群众看的大白话")] = ""
    legal_basis: Annotated[tuple[Basis, ...], F("行使依据", "legal basis", PUBLIC, Change.BASIS, clause="三.2")] = ()
    lead: Annotated[Slug, F("主管领导", "leader in charge", PUBLIC, Change.DUTY, "岗位代号", clause="三.2", ref="post")] = ""
    department: Annotated[Slug, F("承办机构", "responsible department", PUBLIC, Change.DUTY, clause="三.2", ref="department")] = ""
    posts: Annotated[tuple[PostDuty, ...], F("人员职责分工", "division of labour", PUBLIC, Change.DUTY, clause="三.2")] = ()
    duties: Annotated[tuple[Duty, ...] | Nothing, F("行使权力的职责", "duties", PUBLIC, Change.CATALOGUE, clause="三.2")] = ()
    conditions: Annotated[Texts, F("办理条件", "conditions", PUBLIC, Change.CATALOGUE, clause="三.2")] = ()
    materials: Annotated[tuple[Material, ...] | Nothing, F("申请材料", "materials", PUBLIC, Change.CATALOGUE)] = ()
    quota: Annotated[Text | Nothing, F("数量限制", "quota", PUBLIC, Change.CATALOGUE)] = ""
    results: Annotated[tuple[Result, ...] | Nothing, F("结果文书", "results", PUBLIC, Change.CATALOGUE)] = ()
    discretion: Annotated[tuple[Discretion, ...] | Nothing, F("裁量基准", "discretion", PUBLIC, Change.CATALOGUE)] = ()
    limits: Annotated[Limits | None, F("办理时限", "limits", PUBLIC, Change.CATALOGUE, clause="三.2")] = None
    special_procedures: Annotated[tuple[SpecialProcedure, ...] | Nothing, F("特别程序", "special procedures", PUBLIC, Change.CATALOGUE)] = ()
    fees: Annotated[tuple[Fee, ...] | Nothing, F("收费", "fees", PUBLIC, Change.CATALOGUE)] = ()
    commitments: Annotated[Texts, F("服务承诺", "commitments", PUBLIC, Change.CATALOGUE, clause="三.2")] = ()
    discipline: Annotated[Texts, F("工作纪律", "discipline", PUBLIC, Change.CATALOGUE, clause="三.2")] = ()
    accountability: Annotated[tuple[Accountability, ...] | Nothing, F("责任追究", "accountability", PUBLIC, Change.CATALOGUE, clause="三.2")] = ()
    remedies: Annotated[tuple[Remedy, ...] | Nothing, F("救济渠道", "remedies", PUBLIC, Change.CATALOGUE)] = ()
    contacts: Annotated[Contacts, F("咨询与监督", "contacts", PUBLIC, Change.CONTACT)] = Contacts()
    rules: Annotated[tuple[Slug, ...], F("适用制度", "rules of the unit", PUBLIC, Change.CATALOGUE, clause="五.2", ref="rule")] = ()
    key_power: Annotated[KeyPower | None, F("重点部位", "key power", PUBLIC, Change.DISCLOSURE, clause="三.4")] = None
    disclosure: Annotated[Disclosure, F("公开", "disclosure", PUBLIC, Change.DISCLOSURE, clause="三.5")]
    custom: Annotated[dict[str, Text], F("自定义", "own columns", INTERNAL, Change.CATALOGUE, ref="custom")] = {}
