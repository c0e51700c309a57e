"""`registry.yaml`: what holds for the whole registry."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from ptr.model.document import Document
from ptr.model.documents._common import Date, Level
from ptr.model.field import INTERNAL, PUBLIC, Change, Division, F, Slug, Text, Value, pattern


class PilotRole(StrEnum):
    """试点角色 (clause 一)."""

    PILOT = "pilot"
    CONTACT_POINT = "contact_point"
    NONE = "none"


class LegalKind(StrEnum):
    """What a class of power is in law; decides who may set it and which limits hold."""

    LICENCE = "licence"
    PENALTY = "penalty"
    COERCION = "coercion"
    LEVY = "levy"
    PAYMENT = "payment"
    INSPECTION = "inspection"
    CONFIRMATION = "confirmation"
    REWARD = "reward"
    ADJUDICATION = "adjudication"
    ENFORCEMENT = "enforcement"
    SERVICE = "service"
    DECISION = "decision"
    MANAGEMENT = "management"
    APPROVAL = "approval"
    OTHER = "other"


class Jurisdiction(Value, frozen=True, kw_only=True):
    """The place whose powers the registry holds."""

    name: Annotated[Text, F("名称", "name", PUBLIC, Change.UNIT)]
    code: Annotated[Division, F("区划代码", "division code", PUBLIC, Change.UNIT)]
    level: Annotated[Level, F("层级", "level", PUBLIC, Change.UNIT)]


class Area(Value, frozen=True, kw_only=True):
    """A county or district below the jurisdiction and its role in the pilot (clause 一)."""

    KEY: ClassVar = ("code",)

    code: Annotated[Division, F("区划代码", "division code", PUBLIC, Change.UNIT)]
    name: Annotated[Text, F("名称", "name", PUBLIC, Change.UNIT)]
    role: Annotated[PilotRole, F("试点角色", "pilot role", PUBLIC, Change.UNIT, clause="一")]


class Office(Value, frozen=True, kw_only=True):
    """An office of a leading group that receives filings and supervises (clause 四)."""

    KEY: ClassVar = ("id",)

    id: Annotated[Slug, F("代号", "key", PUBLIC, Change.IDENTITY, "也是 offices/ 下的文件夹名", defines="office")]
    name: Annotated[Text, F("名称", "name", PUBLIC, Change.UNIT)]


class PowerClass(Value, frozen=True, kw_only=True):
    """A class of power (clause 三.1); the eight of the plan or those of today's lists."""

    KEY: ClassVar = ("id",)

    id: Annotated[Slug, F("代号", "key", PUBLIC, Change.IDENTITY, defines="class")]
    name: Annotated[Text, F("名称", "name", PUBLIC, Change.RECLASSIFIED)]
    code: Annotated[Text, F("分类代码", "class code", PUBLIC, Change.RECLASSIFIED, "如 01，须加引号")] = ""
    legal_kind: Annotated[LegalKind, F("法律性质", "legal kind", PUBLIC, Change.RECLASSIFIED, clause="三.1")]
    name_shape: Annotated[Text, F("名称样式", "shape of names", INTERNAL, Change.EDITORIAL, "本类职权名称的样子，… 代表任意文字，如 对…的处罚")] = ""


class Carrier(Value, frozen=True, kw_only=True):
    """A carrier of disclosure (公开载体, clause 三.6)."""

    KEY: ClassVar = ("id",)

    id: Annotated[Slug, F("代号", "key", PUBLIC, Change.IDENTITY, defines="carrier")]
    name: Annotated[Text, F("名称", "name", PUBLIC, Change.DISCLOSURE, clause="三.6")]


class Policy(Value, frozen=True, kw_only=True):
    """Choices that the registry makes where law and plan leave them open."""

    levels: Annotated[
        dict[str, Literal["error", "warning", "note"]],
        F("规则级别", "levels of rules", INTERNAL, Change.EDITORIAL, "只能提高，不能降低错误级别，如 {C002: warning}"),
    ] = {}
    column_reuse: Annotated[
        Annotated[int, Meta(ge=1)],
        F("同文上限", "reuse of a text", INTERNAL, Change.EDITORIAL, "同一栏文字最多可原样用于几项职权（本市自定）"),
    ] = 3


class CustomField(Value, frozen=True, kw_only=True):
    """A column of the city's own (自定义栏)."""

    KEY: ClassVar = ("id",)

    id: Annotated[Slug, F("代号", "key", PUBLIC, Change.IDENTITY, defines="custom")]
    name: Annotated[Text, F("名称", "name", PUBLIC, Change.CATALOGUE)]


class Registry(Document, frozen=True, kw_only=True):
    """The registry itself."""

    TYPE = "registry"
    TITLE = ("登记簿", "registry")
    PATH = "registry.yaml"
    AUDIENCE = PUBLIC

    format: Annotated[Annotated[int, Meta(ge=1)], F("格式版本", "format version", INTERNAL, Change.EDITORIAL, "由 ptr migrate 更新")]
    requires_ptr: Annotated[Annotated[str, pattern(r"^>=[0-9]+(\.[0-9]+)*$", "如 >=0.1")], F("所需 ptr 版本", "required ptr", INTERNAL, Change.EDITORIAL, "如 >=0.1")] = ""
    name: Annotated[Text, F("登记簿名称", "name of the registry", PUBLIC, Change.UNIT)]
    jurisdiction: Annotated[Jurisdiction, F("所属地区", "jurisdiction", PUBLIC, Change.UNIT)]
    areas: Annotated[tuple[Area, ...], F("县区", "counties and districts", PUBLIC, Change.UNIT, clause="一")] = ()
    offices: Annotated[tuple[Office, ...], F("领导小组办公室", "offices", PUBLIC, Change.UNIT, clause="五.1")]
    classes: Annotated[tuple[PowerClass, ...], F("权力类别", "classes of power", PUBLIC, Change.RECLASSIFIED, clause="三.1")]
    carriers: Annotated[tuple[Carrier, ...], F("公开载体", "carriers", PUBLIC, Change.DISCLOSURE, clause="三.6")]
    custom: Annotated[tuple[CustomField, ...], F("自定义栏", "own columns", PUBLIC, Change.CATALOGUE)] = ()
    policy: Annotated[Policy, F("政策", "policy", INTERNAL, Change.EDITORIAL)] = Policy()
    site_url: Annotated[Text, F("公开网站", "public site", PUBLIC, Change.CONTACT, "印在二维码中的网址前缀")] = ""
    as_of: Annotated[Date | None, F("基准日", "as of", INTERNAL, Change.EDITORIAL, "规则所用的“今天”；不写则为当天")] = None
