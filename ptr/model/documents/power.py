"""`units/<unit>/powers/<id>.yaml`: one power, as inventory and catalogue entry (clauses 三.1, 三.2)."""

from enum import StrEnum
from typing import Annotated, ClassVar

from msgspec import Meta

from ptr.model.documents._common import Citation, Contacts, Date, Nothing, Period, Status, Texts, Tier
from ptr.model.fields.document import Document
from ptr.model.fields.field import INTERNAL, PUBLIC, Audience, ChangeClass, F, Key, Slug, Text, Value, pattern


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

    disposition: Annotated[Disposition, F("结果", "disposition", PUBLIC, ChangeClass.STATUS, clause="三.1")]
    date: Annotated[Date, F("清理日期", "date", PUBLIC, ChangeClass.STATUS)]
    reason: Annotated[Text, F("说明", "reason", INTERNAL, ChangeClass.STATUS)] = ""


class PowerSource(Value, frozen=True, kw_only=True):
    """权力来源."""

    kind: Annotated[SourceKind, F("来源", "kind", PUBLIC, ChangeClass.BASIS)]
    by: Annotated[Text, F("授权或委托机关", "by", PUBLIC, ChangeClass.BASIS)] = ""
    from_power: Annotated[Key | None, F("来自职权", "from power", PUBLIC, ChangeClass.BASIS, ref="power")] = None


class Basis(Citation, frozen=True, kw_only=True):
    """设定依据: a citation and what it does for the power."""

    role: Annotated[BasisRole, F("作用", "role", PUBLIC, ChangeClass.BASIS, "sets 设定本职权；procedure 规定程序")]


class PostDuty(Value, frozen=True, kw_only=True):
    """人员职责分工: one post's part in this power (clause 三.2)."""

    KEY: ClassVar = ("post",)

    post: Annotated[Slug, F("岗位", "post", PUBLIC, ChangeClass.DUTY, ref="post")]
    duty: Annotated[Text, F("分工", "duty", PUBLIC, ChangeClass.DUTY)]


class Duty(Value, frozen=True, kw_only=True):
    """行使权力的职责: what the unit must do at one stage (clause 三.2)."""

    KEY: ClassVar = ("stage",)

    stage: Annotated[Text, F("环节", "stage", PUBLIC, ChangeClass.CATALOGUE, "如 受理、审查、决定、送达、事后监管")]
    text: Annotated[Text, F("职责", "duty", PUBLIC, ChangeClass.CATALOGUE)]
    basis: Annotated[tuple[Citation, ...], F("依据", "basis", PUBLIC, ChangeClass.BASIS)] = ()


class Material(Value, frozen=True, kw_only=True):
    """申请材料."""

    KEY: ClassVar = ("name",)

    name: Annotated[Text, F("名称", "name", PUBLIC, ChangeClass.CATALOGUE)]
    copies: Annotated[Annotated[int, Meta(ge=1, le=99)], F("份数", "copies", PUBLIC, ChangeClass.CATALOGUE)] = 1
    original: Annotated[bool, F("原件", "original", PUBLIC, ChangeClass.CATALOGUE, "true 为原件，false 为复印件或电子件")] = True
    note: Annotated[Text, F("要求与样表", "note", PUBLIC, ChangeClass.CATALOGUE)] = ""


class Result(Value, frozen=True, kw_only=True):
    """结果文书."""

    KEY: ClassVar = ("name",)

    name: Annotated[Text, F("名称", "name", PUBLIC, ChangeClass.CATALOGUE)]
    validity: Annotated[Text, F("有效期", "validity", PUBLIC, ChangeClass.CATALOGUE)] = ""


class Discretion(Value, frozen=True, kw_only=True):
    """裁量基准: what follows from which circumstance."""

    KEY: ClassVar = ("circumstance",)

    circumstance: Annotated[Text, F("情节", "circumstance", PUBLIC, ChangeClass.CATALOGUE)]
    range: Annotated[Text, F("幅度", "range", PUBLIC, ChangeClass.CATALOGUE)]


class Limit(Value, frozen=True, kw_only=True):
    """时限: a number with its unit, when it starts, and where it is set; or none, with the reason."""

    value: Annotated[Annotated[int, Meta(ge=1, le=3650)] | None, F("数值", "value", PUBLIC, ChangeClass.CATALOGUE)] = None
    unit: Annotated[LimitUnit | None, F("单位", "unit", PUBLIC, ChangeClass.CATALOGUE)] = None
    starts: Annotated[Text, F("起算", "starts", PUBLIC, ChangeClass.CATALOGUE, "从何时起算，如 受理之日")] = ""
    basis: Annotated[tuple[Citation, ...], F("依据", "basis", PUBLIC, ChangeClass.BASIS)] = ()
    none: Annotated[Text, F("没有时限（说明理由）", "none, because", PUBLIC, ChangeClass.CATALOGUE)] = ""


class Limits(Value, frozen=True, kw_only=True):
    """法定时限与承诺时限 (clause 三.2; 优化营商环境条例 36)."""

    statutory: Annotated[Limit, F("法定时限", "statutory limit", PUBLIC, ChangeClass.CATALOGUE)]
    promised: Annotated[Limit, F("承诺时限", "promised limit", PUBLIC, ChangeClass.CATALOGUE, "不得长于法定时限")]


class SpecialProcedure(Value, frozen=True, kw_only=True):
    """特别程序: hearing, test, expert review …, and whether its time counts (许可法 45)."""

    KEY: ClassVar = ("kind",)

    kind: Annotated[ProcedureKind, F("程序", "kind", PUBLIC, ChangeClass.CATALOGUE)]
    text: Annotated[Text, F("说明", "text", PUBLIC, ChangeClass.CATALOGUE)]
    limit: Annotated[Limit | None, F("时限", "limit", PUBLIC, ChangeClass.CATALOGUE)] = None
    counts: Annotated[bool, F("计入办理时限", "counts", PUBLIC, ChangeClass.CATALOGUE)] = False


class Fee(Value, frozen=True, kw_only=True):
    """收费."""

    KEY: ClassVar = ("name",)

    name: Annotated[Text, F("项目", "name", PUBLIC, ChangeClass.CATALOGUE)]
    standard: Annotated[Text, F("标准", "standard", PUBLIC, ChangeClass.CATALOGUE)]
    basis: Annotated[tuple[Citation, ...], F("依据", "basis", PUBLIC, ChangeClass.BASIS)]


class Accountability(Value, frozen=True, kw_only=True):
    """责任追究: what follows when a duty is broken (clause 三.2)."""

    KEY: ClassVar = ("case",)

    case: Annotated[Text, F("追责情形", "case", PUBLIC, ChangeClass.CATALOGUE)]
    measure: Annotated[Text, F("追责方式", "measure", PUBLIC, ChangeClass.CATALOGUE)]
    who: Annotated[Text, F("追责对象", "who", PUBLIC, ChangeClass.CATALOGUE)]
    basis: Annotated[tuple[Citation, ...], F("依据", "basis", PUBLIC, ChangeClass.BASIS)] = ()


class Remedy(Value, frozen=True, kw_only=True):
    """救济渠道."""

    KEY: ClassVar = ("kind",)

    kind: Annotated[RemedyKind, F("途径", "kind", PUBLIC, ChangeClass.CATALOGUE)]
    text: Annotated[Text, F("说明", "text", PUBLIC, ChangeClass.CATALOGUE)]


class Link(Value, frozen=True, kw_only=True):
    """One link of a key power (决策、执行、结果) and how it is disclosed (clause 三.4)."""

    procedure: Annotated[Text, F("程序", "procedure", PUBLIC, ChangeClass.DISCLOSURE, "如 集体研究、社会公示、听证、专家咨询")]
    content: Annotated[Text, F("公开内容", "content", PUBLIC, ChangeClass.DISCLOSURE)]
    form: Annotated[Text, F("公开方式", "form", PUBLIC, ChangeClass.DISCLOSURE)]
    carriers: Annotated[tuple[Slug, ...], F("公开载体", "carriers", PUBLIC, ChangeClass.DISCLOSURE, ref="carrier")] = ()


class KeyPower(Value, frozen=True, kw_only=True):
    """重点部位: an important power, its links disclosed one by one (clause 三.4)."""

    area: Annotated[KeyArea, F("重点领域", "area", PUBLIC, ChangeClass.DISCLOSURE, clause="三.4")]
    decision: Annotated[Link | None, F("决策环节", "decision", PUBLIC, ChangeClass.DISCLOSURE, clause="三.4")] = None
    execution: Annotated[Link | None, F("执行环节", "execution", PUBLIC, ChangeClass.DISCLOSURE, clause="三.4")] = None
    result: Annotated[Link | None, F("结果环节", "result", PUBLIC, ChangeClass.DISCLOSURE, clause="三.4")] = None
    series: Annotated[NumberSeries, F("文书编号规则", "number series", INTERNAL, ChangeClass.DISCLOSURE, "如 张民罚决字〔{year}〕{n}号；用来发现没有登记的行使")] = ""


class Restriction(Value, frozen=True, kw_only=True):
    """A field of the power that a narrower audience sees."""

    KEY: ClassVar = ("field",)

    field: Annotated[Text, F("字段", "field", INTERNAL, ChangeClass.DISCLOSURE, "字段名，如 discretion", ref="field")]
    scope: Annotated[Audience, F("公开范围", "scope", INTERNAL, ChangeClass.DISCLOSURE)]
    basis: Annotated[tuple[Citation, ...], F("依据", "basis", INTERNAL, ChangeClass.DISCLOSURE)]
    reason: Annotated[Text, F("理由", "reason", INTERNAL, ChangeClass.DISCLOSURE)]
    review: Annotated[Date | None, F("复核日期", "review", INTERNAL, ChangeClass.DISCLOSURE)] = None


class Disclosure(Value, frozen=True, kw_only=True):
    """公开: to whom, how, how long, where, by whom (clauses 三.4-6)."""

    scope: Annotated[Audience, F("公开范围", "scope", PUBLIC, ChangeClass.DISCLOSURE, clause="三.5(1)")]
    form: Annotated[DisclosureForm, F("公开形式", "form", PUBLIC, ChangeClass.DISCLOSURE)]
    period: Annotated[DisclosurePeriod, F("公开时间", "period", PUBLIC, ChangeClass.DISCLOSURE, clause="三.5(2)")]
    content: Annotated[Text, F("公开内容", "content", PUBLIC, ChangeClass.DISCLOSURE)]
    carriers: Annotated[tuple[Slug, ...], F("公开载体", "carriers", PUBLIC, ChangeClass.DISCLOSURE, clause="三.6", ref="carrier")]
    department: Annotated[Slug, F("责任机构", "responsible department", PUBLIC, ChangeClass.DISCLOSURE, ref="department")]
    except_: Annotated[tuple[Restriction, ...], F("例外", "except", INTERNAL, ChangeClass.DISCLOSURE, "不向上述范围公开的字段")] = ()


class Power(Document, frozen=True, kw_only=True):
    """An administrative power (行政权力)."""

    TYPE = "power"
    TITLE = ("职权", "power")
    PATH = "units/{unit}/powers/{key}.yaml"
    STREAMED = True
    AUDIENCE = PUBLIC

    id: Annotated[Key, F("编号", "key", PUBLIC, ChangeClass.IDENTITY, "终身不变，与文件同名", defines="power")]
    code: Annotated[Text, F("职权编码", "code", PUBLIC, ChangeClass.RENAMED, "现行清单上的编码，须加引号")] = ""
    basic_code: Annotated[Text, F("基本编码", "national code", PUBLIC, ChangeClass.RENAMED, "国家基本目录的编码，须加引号")] = ""
    name: Annotated[Text, F("职权名称", "name", PUBLIC, ChangeClass.RENAMED, clause="三.2")]
    class_: Annotated[Slug, F("权力类别", "class", PUBLIC, ChangeClass.RECLASSIFIED, clause="三.1", ref="class")]
    parent: Annotated[Key | None, F("所属主项", "parent", PUBLIC, ChangeClass.RECLASSIFIED, "子项写明主项的编号", ref="power")] = None
    succeeds: Annotated[tuple[Key, ...], F("承继", "succeeds", PUBLIC, ChangeClass.STATUS, "由哪些职权拆分、合并、下放而来", ref="power")] = ()
    body: Annotated[Text, F("实施主体", "body", PUBLIC, ChangeClass.BASIS)]
    status: Annotated[Status, F("状态", "status", PUBLIC, ChangeClass.STATUS)]
    effective: Annotated[Period, F("起止日期", "effective", PUBLIC, ChangeClass.STATUS)]
    inventory: Annotated[Inventory, F("清理结果", "inventory", PUBLIC, ChangeClass.STATUS, clause="三.1")]
    source: Annotated[PowerSource, F("权力来源", "source", PUBLIC, ChangeClass.BASIS)]
    level: Annotated[Tier, F("行使层级", "level", PUBLIC, ChangeClass.BASIS)]
    summary: Annotated[Text, F("一句话说明", "summary", PUBLIC, ChangeClass.CATALOGUE, "给群众看的大白话")] = ""
    legal_basis: Annotated[tuple[Basis, ...], F("行使依据", "legal basis", PUBLIC, ChangeClass.BASIS, clause="三.2")] = ()
    lead: Annotated[Slug, F("主管领导", "leader in charge", PUBLIC, ChangeClass.DUTY, "岗位代号", clause="三.2", ref="post")] = ""
    department: Annotated[Slug, F("承办机构", "responsible department", PUBLIC, ChangeClass.DUTY, clause="三.2", ref="department")] = ""
    posts: Annotated[tuple[PostDuty, ...], F("人员职责分工", "division of labour", PUBLIC, ChangeClass.DUTY, clause="三.2")] = ()
    duties: Annotated[tuple[Duty, ...] | Nothing, F("行使权力的职责", "duties", PUBLIC, ChangeClass.CATALOGUE, clause="三.2")] = ()
    conditions: Annotated[Texts, F("办理条件", "conditions", PUBLIC, ChangeClass.CATALOGUE, clause="三.2")] = ()
    materials: Annotated[tuple[Material, ...] | Nothing, F("申请材料", "materials", PUBLIC, ChangeClass.CATALOGUE)] = ()
    quota: Annotated[Text | Nothing, F("数量限制", "quota", PUBLIC, ChangeClass.CATALOGUE)] = ""
    results: Annotated[tuple[Result, ...] | Nothing, F("结果文书", "results", PUBLIC, ChangeClass.CATALOGUE)] = ()
    discretion: Annotated[tuple[Discretion, ...] | Nothing, F("裁量基准", "discretion", PUBLIC, ChangeClass.CATALOGUE)] = ()
    limits: Annotated[Limits | None, F("办理时限", "limits", PUBLIC, ChangeClass.CATALOGUE, clause="三.2")] = None
    special_procedures: Annotated[tuple[SpecialProcedure, ...] | Nothing, F("特别程序", "special procedures", PUBLIC, ChangeClass.CATALOGUE)] = ()
    fees: Annotated[tuple[Fee, ...] | Nothing, F("收费", "fees", PUBLIC, ChangeClass.CATALOGUE)] = ()
    commitments: Annotated[Texts, F("服务承诺", "commitments", PUBLIC, ChangeClass.CATALOGUE, clause="三.2")] = ()
    discipline: Annotated[Texts, F("工作纪律", "discipline", PUBLIC, ChangeClass.CATALOGUE, clause="三.2")] = ()
    accountability: Annotated[tuple[Accountability, ...] | Nothing, F("责任追究", "accountability", PUBLIC, ChangeClass.CATALOGUE, clause="三.2")] = ()
    remedies: Annotated[tuple[Remedy, ...] | Nothing, F("救济渠道", "remedies", PUBLIC, ChangeClass.CATALOGUE)] = ()
    contacts: Annotated[Contacts, F("咨询与监督", "contacts", PUBLIC, ChangeClass.CONTACT)] = Contacts()
    rules: Annotated[tuple[Slug, ...], F("适用制度", "rules of the unit", PUBLIC, ChangeClass.CATALOGUE, clause="五.2", ref="rule")] = ()
    key_power: Annotated[KeyPower | None, F("重点部位", "key power", PUBLIC, ChangeClass.DISCLOSURE, clause="三.4")] = None
    disclosure: Annotated[Disclosure, F("公开", "disclosure", PUBLIC, ChangeClass.DISCLOSURE, clause="三.5")]
    custom: Annotated[dict[str, Text], F("自定义", "own columns", INTERNAL, ChangeClass.CATALOGUE, ref="custom")] = {}
