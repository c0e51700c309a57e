"""`registry.yaml`: what applies to the whole registry."""

from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from ptr.model.documents._common import FORMERLY, Date, Tier
from ptr.model.fields.document import Document
from ptr.model.fields.field import INTERNAL, PUBLIC, ChangeClass, Division, F, Slug, Text, Value, pattern

Days = Annotated[int, Meta(ge=1, le=365)]


class PilotRole(StrEnum):
    """试点角色 (clause 一)."""

    PILOT = "pilot"
    CONTACT_POINT = "contact_point"
    NONE = "none"


class LegalKind(StrEnum):
    """What a class of power is in law, which decides who may set it and which limits apply."""

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

    name: Annotated[Text, F("名称", "name", PUBLIC, ChangeClass.UNIT)]
    code: Annotated[Division, F("区划代码", "division code", PUBLIC, ChangeClass.UNIT)]
    level: Annotated[Tier, F("层级", "level", PUBLIC, ChangeClass.UNIT)]


class Area(Value, frozen=True, kw_only=True):
    """A county or district below the jurisdiction and its role in the pilot (clause 一)."""

    KEY: ClassVar = ("code",)

    code: Annotated[Division, F("区划代码", "division code", PUBLIC, ChangeClass.UNIT)]
    name: Annotated[Text, F("名称", "name", PUBLIC, ChangeClass.UNIT)]
    role: Annotated[PilotRole, F("试点角色", "pilot role", PUBLIC, ChangeClass.UNIT, clause="一")]


Branch = Annotated[
    str,
    Meta(min_length=1, max_length=100),
    pattern(r"^(?!.*(\.\.|@\{|//))[^-/\s~^:?*\[\\][^\s~^:?*\[\\]*$", "Git 分支名，如 main；不设台账的写 none"),
]


class Office(Value, frozen=True, kw_only=True):
    """An office of a leading group that receives filings and supervises (clause 四)."""

    KEY: ClassVar = ("id",)

    id: Annotated[Slug, F("代号", "key", PUBLIC, ChangeClass.IDENTITY, "也是 offices/ 下的文件夹名", defines="office")]
    name: Annotated[Text, F("名称", "name", PUBLIC, ChangeClass.UNIT)]
    superior: Annotated[Slug, F("上级办公室", "superior", INTERNAL, ChangeClass.POLICY, "本办公室的签名密钥都不能用时，由它签署新的名单", ref="office")] = ""
    succeeds: Annotated[tuple[Slug, ...], F("承接办公室", "succeeds", INTERNAL, ChangeClass.UNIT, "已撤并的办公室，其未办结事项由本办公室接办", ref="office")] = ()


class PowerClass(Value, frozen=True, kw_only=True):
    """A class of power (clause 三.1); the eight of the plan or those of today's lists."""

    KEY: ClassVar = ("id",)

    id: Annotated[Slug, F("代号", "key", PUBLIC, ChangeClass.IDENTITY, defines="class")]
    formerly: Annotated[tuple[Slug, ...], FORMERLY] = ()
    name: Annotated[Text, F("名称", "name", PUBLIC, ChangeClass.RECLASSIFIED)]
    code: Annotated[Text, F("分类代码", "class code", PUBLIC, ChangeClass.RECLASSIFIED, "如 01，须加引号")] = ""
    legal_kind: Annotated[LegalKind, F("法律性质", "legal kind", PUBLIC, ChangeClass.RECLASSIFIED, clause="三.1")]
    name_shape: Annotated[Text, F("名称样式", "shape of names", INTERNAL, ChangeClass.EDITORIAL, "本类职权名称的样子，… 代表任意文字，如 对…的处罚")] = ""


class Carrier(Value, frozen=True, kw_only=True):
    """A carrier of disclosure (公开载体, clause 三.6)."""

    KEY: ClassVar = ("id",)

    id: Annotated[Slug, F("代号", "key", PUBLIC, ChangeClass.IDENTITY, defines="carrier")]
    formerly: Annotated[tuple[Slug, ...], FORMERLY] = ()
    name: Annotated[Text, F("名称", "name", PUBLIC, ChangeClass.DISCLOSURE, clause="三.6")]
    standing: Annotated[bool, F("常设载体", "standing", INTERNAL, ChangeClass.POLICY, "公开栏、网站、明白卡等长期陈列，内容变了要重新公开的写 true；简报、报刊等一次性的写 false", clause="三.6")] = True


class Policy(Value, frozen=True, kw_only=True):
    """Choices that law and plan leave to the registry."""

    levels: Annotated[
        dict[str, Literal["error", "warning", "note"]],
        F("规则级别", "levels of rules", INTERNAL, ChangeClass.POLICY, "只能提高，不能降低错误级别，如 {C002: warning}"),
    ] = {}
    column_reuse: Annotated[
        Annotated[int, Meta(ge=1)],
        F("同文上限", "reuse of a text", INTERNAL, ChangeClass.POLICY, "同一栏文字最多可原样用于几项职权（本市自定）"),
    ] = 3
    record_days: Annotated[Days, F("登记表报送期限", "days to hand in a record", INTERNAL, ChangeClass.POLICY, "行使后几日内报本单位办公室；方案：一周内", clause="三.4")] = 7
    review_days: Annotated[Days, F("复核期限", "days to review a record", INTERNAL, ChangeClass.POLICY, "收表后几日内复核（本市自定）")] = 7
    disclose_days: Annotated[Days, F("登记表公开期限", "days to disclose a record", INTERNAL, ChangeClass.POLICY, "复核通过后几日内公开（本市自定；方案只说及时）")] = 7
    report_day: Annotated[Annotated[int, Meta(ge=1, le=28)], F("月报日", "day of the monthly report", INTERNAL, ChangeClass.POLICY, "次月几日前汇总上月（本市自定；方案：每月一次）")] = 10
    exercise_months: Annotated[Annotated[int, Meta(ge=1, le=120)], F("行使考察期", "months looked at for use", INTERNAL, ChangeClass.POLICY, "几个月没有行使过就提示（本市自定）")] = 12
    statement_days: Annotated[Days, F("调整说明期限", "days to state an adjustment", INTERNAL, ChangeClass.POLICY, "调整事由发生后几日内写明调整说明、后续监管（本市自定；各地办法有 10 个、20 个工作日的）", clause="三.1")] = 15
    revision_days: Annotated[Days, F("修订期限", "days to revise", INTERNAL, ChangeClass.POLICY, "调整事由发生后几日内发布新版职权目录、修订流程图（本市自定；方案只说按程序修订）", clause="三.2")] = 15
    filing_days: Annotated[Days, F("备案期限", "days to file", INTERNAL, ChangeClass.POLICY, "调整事由发生后、目录批准后几日内报备案（本市自定）")] = 15
    answer_days: Annotated[Days, F("重报期限", "days to answer a return", INTERNAL, ChangeClass.POLICY, "备案退回后几日内重新报送（本市自定）")] = 15
    publish_working_days: Annotated[Days, F("公开期限（工作日）", "working days to publish", INTERNAL, ChangeClass.POLICY, "形成或者变更后几个工作日内公开；政府信息公开条例第二十六条：20 个工作日")] = 20


class Typefaces(Value, frozen=True, kw_only=True):
    """Installed typefaces to print with (字体); the pinned ones where nothing is named or installed."""

    text: Annotated[Text | Literal[""], F("正文字体", "face of running text", INTERNAL, ChangeClass.EDITORIAL, "如 仿宋_GB2312、宋体")] = ""
    head: Annotated[Text | Literal[""], F("小标题字体", "face of heads", INTERNAL, ChangeClass.EDITORIAL, "如 黑体")] = ""
    title: Annotated[Text | Literal[""], F("标题字体", "face of titles", INTERNAL, ChangeClass.EDITORIAL, "如 方正小标宋简体")] = ""


class CustomField(Value, frozen=True, kw_only=True):
    """A custom column (自定义栏)."""

    KEY: ClassVar = ("id",)

    id: Annotated[Slug, F("代号", "key", PUBLIC, ChangeClass.IDENTITY, defines="custom")]
    name: Annotated[Text, F("名称", "name", PUBLIC, ChangeClass.CATALOGUE)]


class Registry(Document, frozen=True, kw_only=True):
    """The registry itself."""

    TYPE = "registry"
    TITLE = ("登记簿", "registry")
    PATH = "registry.yaml"
    AUDIENCE = PUBLIC

    format: Annotated[Annotated[int, Meta(ge=1)], F("格式版本", "format version", INTERNAL, ChangeClass.EDITORIAL, "由 ptr migrate 更新")]
    requires_ptr: Annotated[Annotated[str, pattern(r"^>=[0-9]+(\.[0-9]+)*$", "如 >=0.1")], F("所需 ptr 版本", "required ptr", INTERNAL, ChangeClass.EDITORIAL, "如 >=0.1")] = ""
    main_line: Annotated[Branch, F("主线分支", "main line", INTERNAL, ChangeClass.POLICY, "变更进入这一分支即生效；不设台账的写 none")] = "main"
    name: Annotated[Text, F("登记簿名称", "name of the registry", PUBLIC, ChangeClass.UNIT)]
    jurisdiction: Annotated[Jurisdiction, F("所属地区", "jurisdiction", PUBLIC, ChangeClass.UNIT)]
    areas: Annotated[tuple[Area, ...], F("县区", "counties and districts", PUBLIC, ChangeClass.UNIT, clause="一")] = ()
    offices: Annotated[tuple[Office, ...], F("领导小组办公室", "offices", PUBLIC, ChangeClass.UNIT, clause="五.1")]
    classes: Annotated[tuple[PowerClass, ...], F("权力类别", "classes of power", PUBLIC, ChangeClass.RECLASSIFIED, clause="三.1")]
    carriers: Annotated[tuple[Carrier, ...], F("公开载体", "carriers", PUBLIC, ChangeClass.DISCLOSURE, clause="三.6")]
    custom: Annotated[tuple[CustomField, ...], F("自定义栏", "own columns", PUBLIC, ChangeClass.CATALOGUE)] = ()
    policy: Annotated[Policy, F("政策", "policy", INTERNAL, ChangeClass.POLICY)] = Policy()
    site_url: Annotated[Annotated[str, pattern(r"^https?://[^\s/?#]+(/[^\s?#]*)?$", "如 https://www.example.gov.cn/qlgk"), Meta(max_length=120)], F("公开网站", "public site", PUBLIC, ChangeClass.CONTACT, "印在二维码中的网址前缀，后接 /v/ 和核验码；不写则不印二维码")] = ""
    typefaces: Annotated[Typefaces, F("字体", "typefaces", INTERNAL, ChangeClass.EDITORIAL, "印 PDF 用的字体，按本机安装的名称写；不写或没有安装时用随附字体")] = Typefaces()
    as_of: Annotated[Date | None, F("基准日", "as of", INTERNAL, ChangeClass.POLICY, "规则所用的“今天”；不写则为当天")] = None

    def office_in_charge(self, office: str) -> str:
        """Return the office that decides what was addressed to one: itself, or who succeeds it; "" for an unknown one."""
        seen = {office}
        while later := next((each.id for each in self.offices if office in each.succeeds and each.id not in seen), ""):
            seen.add(later)
            office = later
        return office if any(each.id == office for each in self.offices) else ""
