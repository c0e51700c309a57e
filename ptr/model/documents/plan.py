"""`plan.yaml`: the phases of the work and what each has to deliver (clause 四)."""

from typing import Annotated, ClassVar

from msgspec import Meta

from ptr.model.documents._common import Date
from ptr.model.fields.document import Document
from ptr.model.fields.field import INTERNAL, PUBLIC, ChangeClass, F, Slug, Text, Value, pattern

Proof = Annotated[
    str, pattern(r"^[a-z]+(/([a-z0-9-]+|\{unit\}))*(/|\.yaml)$", "如 units/{unit}/scheme.yaml，或以 / 结尾的文件夹 units/{unit}/flows/")
]


class Deliverable(Value, frozen=True, kw_only=True):
    """成果: what is due when, and the document that proves it."""

    KEY: ClassVar = ("id",)

    id: Annotated[Slug, F("代号", "key", PUBLIC, ChangeClass.IDENTITY)]
    text: Annotated[Text, F("成果", "deliverable", PUBLIC, ChangeClass.UNIT, clause="四")]
    due: Annotated[Date, F("完成期限", "due", PUBLIC, ChangeClass.UNIT, "最后一天", clause="四")]
    proof: Annotated[Proof, F("证明", "proof", PUBLIC, ChangeClass.UNIT, "能证明已经完成的文件或文件夹；{unit} 代表每个单位")]
    units: Annotated[tuple[Slug, ...], F("单位", "units", PUBLIC, ChangeClass.UNIT, "不写则为全部试点单位", ref="unit")] = ()


class Phase(Value, frozen=True, kw_only=True):
    """阶段."""

    KEY: ClassVar = ("id",)

    id: Annotated[Slug, F("代号", "key", PUBLIC, ChangeClass.IDENTITY)]
    name: Annotated[Text, F("名称", "name", PUBLIC, ChangeClass.UNIT, clause="四")]
    start: Annotated[Date, F("开始", "start", PUBLIC, ChangeClass.UNIT)]
    end: Annotated[Date, F("结束", "end", PUBLIC, ChangeClass.UNIT)]
    deliverables: Annotated[tuple[Deliverable, ...], F("成果", "deliverables", PUBLIC, ChangeClass.UNIT, clause="四")] = ()


class Plan(Document, frozen=True, kw_only=True):
    """The work plan of the jurisdiction."""

    TYPE = "plan"
    TITLE = ("工作步骤", "plan")
    PATH = "plan.yaml"
    AUDIENCE = INTERNAL

    title: Annotated[Text, F("标题", "title", PUBLIC, ChangeClass.UNIT)]
    phases: Annotated[Annotated[tuple[Phase, ...], Meta(min_length=1)], F("阶段", "phases", PUBLIC, ChangeClass.UNIT, clause="四")]
