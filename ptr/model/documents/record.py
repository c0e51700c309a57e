"""`units/<unit>/records/<year>/<key>.yaml`: one use of an important power (动态运行情况登记表, clause 三.4)."""

from enum import StrEnum
from typing import Annotated, ClassVar

from msgspec import Meta

from ptr.model.documents._acts import Act, Attachment
from ptr.model.documents._common import Citation, Date, Nothing
from ptr.model.documents.power import Limit
from ptr.model.fields.document import Document
from ptr.model.fields.field import INTERNAL, PUBLIC, Audience, ChangeClass, F, Key, Slug, Text, Value


class ReviewOutcome(StrEnum):
    """复核结论."""

    PASSED = "passed"
    RETURNED = "returned"


class Correction(Value, frozen=True, kw_only=True):
    """补正: what was missing was requested and supplied (行政许可法 32)."""

    asked: Annotated[Date, F("告知补正日期", "asked on", INTERNAL, ChangeClass.RECORD)]
    supplied: Annotated[Date | None, F("补正齐全日期", "supplied on", INTERNAL, ChangeClass.RECORD)] = None


class StepTaken(Value, frozen=True, kw_only=True):
    """One step as it was taken."""

    KEY: ClassVar = ("step", "start")

    step: Annotated[Slug, F("步骤", "step", INTERNAL, ChangeClass.RECORD, "流程图中该步骤的代号", names="charted")]
    post: Annotated[Slug, F("岗位", "post", INTERNAL, ChangeClass.RECORD, ref="post")]
    start: Annotated[Date, F("开始", "start", INTERNAL, ChangeClass.RECORD)]
    end: Annotated[Date | None, F("结束", "end", INTERNAL, ChangeClass.RECORD)] = None
    opinion: Annotated[Text, F("意见", "opinion", INTERNAL, ChangeClass.RECORD)] = ""


class Suspension(Value, frozen=True, kw_only=True):
    """不计时: days that do not count (行政许可法 45); both days included."""

    KEY: ClassVar = ("kind", "start")

    kind: Annotated[Text, F("事由", "kind", PUBLIC, ChangeClass.RECORD, "如 听证、鉴定、中止")]
    basis: Annotated[tuple[Citation, ...], F("依据", "basis", PUBLIC, ChangeClass.RECORD)] = ()
    start: Annotated[Date, F("开始", "start", PUBLIC, ChangeClass.RECORD)]
    end: Annotated[Date | None, F("结束", "end", PUBLIC, ChangeClass.RECORD)] = None


class Extension(Value, frozen=True, kw_only=True):
    """延长: time added to the limit, by whom and why (行政许可法 42)."""

    KEY: ClassVar = ("date",)

    by: Annotated[Limit, F("延长时间", "by", PUBLIC, ChangeClass.RECORD)]
    date: Annotated[Date, F("批准日期", "approved on", PUBLIC, ChangeClass.RECORD)]
    post: Annotated[Slug, F("批准岗位", "approved by", INTERNAL, ChangeClass.RECORD, ref="post")]
    reason: Annotated[Text, F("理由", "reason", PUBLIC, ChangeClass.RECORD)]
    basis: Annotated[tuple[Citation, ...], F("依据", "basis", PUBLIC, ChangeClass.RECORD)] = ()


class Notice(Value, frozen=True, kw_only=True):
    """告知、听取意见: when and how it was done (clause 三.4)."""

    date: Annotated[Date, F("日期", "date", PUBLIC, ChangeClass.RECORD)]
    how: Annotated[Text, F("方式与内容", "how", PUBLIC, ChangeClass.RECORD)]


class Outcome(Value, frozen=True, kw_only=True):
    """决策、执行、结果: the outcome of one link (clause 三.4)."""

    date: Annotated[Date, F("日期", "date", PUBLIC, ChangeClass.RECORD)]
    text: Annotated[Text, F("内容", "text", PUBLIC, ChangeClass.RECORD)]
    procedure: Annotated[Text, F("程序", "procedure", PUBLIC, ChangeClass.RECORD, "如 局务会集体研究、公示五个工作日")] = ""


class Receipt(Value, frozen=True, kw_only=True):
    """收表: the unit's office receives the form and gives it its serial number."""

    serial: Annotated[Text, F("收表编号", "serial number", INTERNAL, ChangeClass.RECORD, "须加引号")]
    post: Annotated[Slug, F("岗位", "post", INTERNAL, ChangeClass.RECORD, ref="post")]
    date: Annotated[Date, F("日期", "date", INTERNAL, ChangeClass.RECORD)]


class Review(Value, frozen=True, kw_only=True):
    """复核: passed, or returned with the reason."""

    KEY: ClassVar = ("date", "outcome")

    outcome: Annotated[ReviewOutcome, F("结论", "outcome", INTERNAL, ChangeClass.RECORD)]
    post: Annotated[Slug, F("岗位", "post", INTERNAL, ChangeClass.RECORD, ref="post")]
    date: Annotated[Date, F("日期", "date", INTERNAL, ChangeClass.RECORD)]
    reason: Annotated[Text, F("退回理由", "reason", INTERNAL, ChangeClass.RECORD)] = ""


class Disclosed(Value, frozen=True, kw_only=True):
    """公开: to whom, where, when."""

    scope: Annotated[Audience, F("公开范围", "scope", PUBLIC, ChangeClass.RECORD, clause="三.5(1)")]
    carriers: Annotated[Annotated[tuple[Slug, ...], Meta(min_length=1)], F("公开载体", "carriers", PUBLIC, ChangeClass.RECORD, clause="三.6", ref="carrier")]
    date: Annotated[Date, F("公开日期", "date", PUBLIC, ChangeClass.RECORD, clause="三.5(2)")]


class Amendment(Value, frozen=True, kw_only=True):
    """更正: the one way to change a stage that was committed."""

    KEY: ClassVar = ("date", "field")

    field: Annotated[Text, F("栏目", "field", INTERNAL, ChangeClass.RECORD)]
    was: Annotated[Text, F("原内容", "was", INTERNAL, ChangeClass.RECORD)]
    post: Annotated[Slug, F("岗位", "post", INTERNAL, ChangeClass.RECORD, ref="post")]
    date: Annotated[Date, F("日期", "date", INTERNAL, ChangeClass.RECORD)]
    reason: Annotated[Text, F("理由", "reason", INTERNAL, ChangeClass.RECORD)]


class Record(Document, frozen=True, kw_only=True):
    """A use of a key power: what was done, then the stages appended by those who act."""

    TYPE = "record"
    AUDIENCE = PUBLIC
    TITLE = ("动态运行情况登记表", "record")
    PATH = "units/{unit}/records/{year}/{key}.yaml"
    STREAMED = True

    id: Annotated[Key, F("编号", "key", PUBLIC, ChangeClass.IDENTITY, "与文件同名", defines="record")]
    power: Annotated[Key, F("职权", "power", PUBLIC, ChangeClass.RECORD, clause="三.4", ref="power")]
    edition: Annotated[Text, F("目录版次", "edition", PUBLIC, ChangeClass.RECORD, "行使时施行的职权目录版次")] = ""
    case_number: Annotated[Text, F("案件编号", "case number", PUBLIC, ChangeClass.RECORD)] = ""
    matter: Annotated[Text, F("事项", "matter", PUBLIC, ChangeClass.RECORD, "这一次办的是什么事")]
    counterpart: Annotated[Text | Nothing, F("相对人", "counterpart", PUBLIC, ChangeClass.RECORD, "个人隐去名字，如 张某；单位写全称")]
    accepted: Annotated[Date | None, F("受理日期", "accepted on", PUBLIC, ChangeClass.RECORD, "受理、立案或者启动之日")] = None
    correction: Annotated[Correction | None, F("补正", "correction", INTERNAL, ChangeClass.RECORD)] = None
    steps: Annotated[tuple[StepTaken, ...], F("办理过程", "steps", INTERNAL, ChangeClass.RECORD)] = ()
    suspensions: Annotated[tuple[Suspension, ...], F("不计时", "suspensions", PUBLIC, ChangeClass.RECORD)] = ()
    extensions: Annotated[tuple[Extension, ...], F("延长", "extensions", PUBLIC, ChangeClass.RECORD)] = ()
    notified: Annotated[Notice | None, F("告知", "notified", PUBLIC, ChangeClass.RECORD, "向当事人告知有关情况", clause="三.4")] = None
    heard: Annotated[Notice | None, F("听取意见", "heard", PUBLIC, ChangeClass.RECORD, clause="三.4")] = None
    informed: Annotated[Notice | None, F("结果告知", "informed", PUBLIC, ChangeClass.RECORD, "向当事人告知结果", clause="三.4")] = None
    decision: Annotated[Outcome | None, F("决策", "decision", PUBLIC, ChangeClass.RECORD, clause="三.4")] = None
    execution: Annotated[Outcome | None, F("执行", "execution", PUBLIC, ChangeClass.RECORD, clause="三.4")] = None
    result: Annotated[Outcome | None, F("结果", "result", PUBLIC, ChangeClass.RECORD, clause="三.4")] = None
    document_number: Annotated[Text, F("文书编号", "document number", PUBLIC, ChangeClass.RECORD)] = ""
    exercised: Annotated[Date | None, F("行使日期", "exercised on", PUBLIC, ChangeClass.RECORD, "权力行使完毕之日；还在办理的不写", clause="三.4")] = None
    overrun: Annotated[Text, F("超时说明", "explanation of an overrun", PUBLIC, ChangeClass.RECORD, "超过时限的，写明原因")] = ""
    filled: Annotated[Act, F("填表", "filled", INTERNAL, ChangeClass.RECORD, clause="三.4")]
    received: Annotated[Receipt | None, F("报送", "received", INTERNAL, ChangeClass.RECORD, "报本单位领导小组办公室", clause="三.4")] = None
    reviews: Annotated[tuple[Review, ...], F("复核", "reviews", INTERNAL, ChangeClass.RECORD, "由早到晚；以最后一次为准", clause="三.4")] = ()
    disclosed: Annotated[Disclosed | None, F("公开", "disclosed", PUBLIC, ChangeClass.RECORD, clause="三.4")] = None
    amendments: Annotated[tuple[Amendment, ...], F("更正", "amendments", INTERNAL, ChangeClass.RECORD)] = ()
    attachments: Annotated[tuple[Attachment, ...], F("附件", "attachments", INTERNAL, ChangeClass.RECORD)] = ()
