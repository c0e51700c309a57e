"""`units/<unit>/unit.yaml`: who exercises the powers."""

from enum import StrEnum
from typing import Annotated, ClassVar

from ptr.model.documents._common import FORMERLY, Contacts, Date, Period, Status, Tier
from ptr.model.documents.registry import PilotRole
from ptr.model.fields.document import Document
from ptr.model.fields.field import INTERNAL, LEADERSHIP, PUBLIC, ChangeClass, Division, F, Slug, Text, Value, pattern


class Stage(StrEnum):
    """The stage of the plan that a unit claims to have reached (clause 二), lowest first."""

    STARTED = "started"
    INVENTORIED = "inventoried"
    CATALOGUED = "catalogued"
    CHARTED = "charted"
    FILED = "filed"
    PUBLISHED = "published"

    def claims(self, rung: "Stage") -> bool:
        """Return whether a unit at this stage also claims `rung`."""
        return list(Stage).index(self) >= list(Stage).index(rung)


class PostRole(StrEnum):
    """What a post does in the running of a power."""

    HEAD = "head"
    LEADER = "leader"
    DECIDER = "decider"
    REVIEWER = "reviewer"
    HANDLER = "handler"
    SUPERVISOR = "supervisor"


class Department(Value, frozen=True, kw_only=True):
    """内设机构."""

    KEY: ClassVar = ("id",)

    id: Annotated[Slug, F("代号", "key", PUBLIC, ChangeClass.IDENTITY, defines="department")]
    formerly: Annotated[tuple[Slug, ...], FORMERLY] = ()
    name: Annotated[Text, F("名称", "name", PUBLIC, ChangeClass.DUTY)]
    duty: Annotated[Text, F("职责", "duty", PUBLIC, ChangeClass.DUTY)] = ""


class Post(Value, frozen=True, kw_only=True):
    """岗位: powers name posts, not persons."""

    KEY: ClassVar = ("id",)

    id: Annotated[Slug, F("代号", "key", PUBLIC, ChangeClass.IDENTITY, defines="post")]
    formerly: Annotated[tuple[Slug, ...], FORMERLY] = ()
    name: Annotated[Text, F("岗位名称", "name", PUBLIC, ChangeClass.DUTY)]
    role: Annotated[PostRole, F("岗位性质", "role", PUBLIC, ChangeClass.DUTY, clause="五.1")]
    department: Annotated[Slug, F("所在机构", "department", PUBLIC, ChangeClass.DUTY, ref="department")] = ""
    holder: Annotated[Text, F("任职人", "holder", LEADERSHIP, ChangeClass.DUTY, "不对外公开；一般不写")] = ""


class LeadingGroup(Value, frozen=True, kw_only=True):
    """领导小组 (clause 五.1)."""

    name: Annotated[Text, F("名称", "name", PUBLIC, ChangeClass.UNIT, clause="五.1")]
    head: Annotated[Slug, F("组长", "head", PUBLIC, ChangeClass.DUTY, ref="post")]
    members: Annotated[tuple[Slug, ...], F("成员", "members", PUBLIC, ChangeClass.DUTY, ref="post")] = ()
    office: Annotated[Slug, F("办公室设在", "office", PUBLIC, ChangeClass.DUTY, ref="department", clause="五.1")] = ""


class UnitRule(Value, frozen=True, kw_only=True):
    """制度: a rule of the unit that supervises its powers (clauses 二, 五.2)."""

    KEY: ClassVar = ("id",)

    id: Annotated[Slug, F("代号", "key", PUBLIC, ChangeClass.IDENTITY, defines="rule")]
    name: Annotated[Text, F("名称", "name", PUBLIC, ChangeClass.CATALOGUE)]
    number: Annotated[Text, F("文号", "number", PUBLIC, ChangeClass.CATALOGUE)] = ""
    since: Annotated[Date | None, F("施行日期", "in force since", PUBLIC, ChangeClass.CATALOGUE)] = None


class NoPowers(Value, frozen=True, kw_only=True):
    """A statement that the unit holds no power of a class (clause 三.1: every class is cleared)."""

    KEY: ClassVar = ("class_",)

    class_: Annotated[Slug, F("权力类别", "class", PUBLIC, ChangeClass.RECLASSIFIED, ref="class")]
    statement: Annotated[Text, F("说明", "statement", PUBLIC, ChangeClass.CATALOGUE)]


class Pilot(Value, frozen=True, kw_only=True):
    """试点 (clause 一)."""

    role: Annotated[PilotRole, F("角色", "role", PUBLIC, ChangeClass.UNIT, clause="一")]
    since: Annotated[Date | None, F("起始日期", "since", PUBLIC, ChangeClass.UNIT)] = None


class Unit(Document, frozen=True, kw_only=True):
    """A unit (单位) that exercises administrative powers."""

    TYPE = "unit"
    TITLE = ("单位", "unit")
    PATH = "units/{unit}/unit.yaml"
    AUDIENCE = PUBLIC

    id: Annotated[Slug, F("代号", "key", PUBLIC, ChangeClass.IDENTITY, "与文件夹同名", defines="unit")]
    formerly: Annotated[tuple[Slug, ...], FORMERLY] = ()
    prefix: Annotated[Slug, F("编号前缀", "prefix of keys", INTERNAL, ChangeClass.IDENTITY, "本单位新建文件编号的前缀，如 mz")]
    name: Annotated[Text, F("单位全称", "name", PUBLIC, ChangeClass.UNIT)]
    short_name: Annotated[Text, F("单位简称", "short name", PUBLIC, ChangeClass.UNIT)] = ""
    credit_code: Annotated[
        Annotated[str, pattern(r"^[0-9A-HJ-NPQRTUWXY]{18}$", "十八位统一社会信用代码")],
        F("统一社会信用代码", "unified social credit code", PUBLIC, ChangeClass.UNIT),
    ] = ""
    division: Annotated[Division, F("区划代码", "division code", PUBLIC, ChangeClass.UNIT)]
    level: Annotated[Tier, F("行使层级", "level", PUBLIC, ChangeClass.UNIT)]
    status: Annotated[Status, F("状态", "status", PUBLIC, ChangeClass.UNIT)]
    effective: Annotated[Period, F("起止日期", "effective", PUBLIC, ChangeClass.UNIT)]
    pilot: Annotated[Pilot | None, F("试点", "pilot", PUBLIC, ChangeClass.UNIT, clause="一")] = None
    stage: Annotated[Stage, F("工作阶段", "stage", PUBLIC, ChangeClass.UNIT, "本单位已完成到哪一步", clause="二")]
    leading_group: Annotated[LeadingGroup | None, F("领导小组", "leading group", PUBLIC, ChangeClass.UNIT, clause="五.1")] = None
    first_responsible: Annotated[Slug, F("第一责任人", "first responsible person", PUBLIC, ChangeClass.DUTY, "岗位代号", clause="五.1", ref="post")] = ""
    departments: Annotated[tuple[Department, ...], F("内设机构", "departments", PUBLIC, ChangeClass.DUTY, clause="三.2")]
    posts: Annotated[tuple[Post, ...], F("岗位", "posts", PUBLIC, ChangeClass.DUTY, clause="三.2")]
    contacts: Annotated[Contacts, F("联系方式", "contacts", PUBLIC, ChangeClass.CONTACT)] = Contacts()
    carriers: Annotated[tuple[Slug, ...], F("公开载体", "carriers", PUBLIC, ChangeClass.DISCLOSURE, clause="三.6", ref="carrier")] = ()
    rules: Annotated[tuple[UnitRule, ...], F("制度", "rules", PUBLIC, ChangeClass.CATALOGUE, clause="五.2")] = ()
    no_powers_in: Annotated[tuple[NoPowers, ...], F("没有职权的类别", "classes without powers", PUBLIC, ChangeClass.CATALOGUE, clause="三.1")] = ()
