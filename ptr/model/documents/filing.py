"""`units/<unit>/filings/<key>.yaml`: a submission by the unit to the office that files it (clauses 三.1, 三.4, 四)."""

from enum import StrEnum
from typing import Annotated, ClassVar

from ptr.model.documents._acts import Act, Attachment, Digest
from ptr.model.fields.document import Document
from ptr.model.fields.field import INTERNAL, ChangeClass, F, Key, Slug, Text, Value, pattern


class FilingSubject(StrEnum):
    """备案内容."""

    SCHEME = "scheme"
    CATALOGUE = "catalogue"
    FLOWS = "flows"
    WITHHELD = "withheld"
    ADJUSTMENT = "adjustment"
    REPORT = "report"


class Reply(Value, frozen=True, kw_only=True):
    """What was done about one remark of the office, named by the place that the remark is about."""

    KEY: ClassVar = ("document", "pointer")

    document: Annotated[Text, F("文件", "document", INTERNAL, ChangeClass.RECORD, "同退回意见")]
    pointer: Annotated[Text, F("位置", "pointer", INTERNAL, ChangeClass.RECORD, "同退回意见")] = ""
    text: Annotated[Text, F("答复", "reply", INTERNAL, ChangeClass.RECORD, "改了什么，或者为什么不改")]


class Withdrawal(Act, frozen=True, kw_only=True):
    """撤回: the unit takes its submission back."""

    reason: Annotated[Text, F("理由", "reason", INTERNAL, ChangeClass.RECORD)]


class Filing(Document, frozen=True, kw_only=True):
    """What was submitted, identified by the digests of its files; the commit is a hint that may be gone."""

    TYPE = "filing"
    TITLE = ("备案报送", "filing")
    PATH = "units/{unit}/filings/{key}.yaml"
    STREAMED = True
    AUDIENCE = INTERNAL

    id: Annotated[Key, F("编号", "key", INTERNAL, ChangeClass.IDENTITY, "与文件同名", defines="filing")]
    office: Annotated[Slug, F("报送机关", "office", INTERNAL, ChangeClass.RECORD, ref="office")]
    subject: Annotated[FilingSubject, F("备案内容", "subject", INTERNAL, ChangeClass.RECORD)]
    of: Annotated[Text, F("所报文件", "of", INTERNAL, ChangeClass.RECORD, "调整说明的文件名，或月份如 2026-09")] = ""
    edition: Annotated[Text, F("目录版次", "edition", INTERNAL, ChangeClass.RECORD)] = ""
    submitted: Annotated[Act, F("报送", "submitted", INTERNAL, ChangeClass.RECORD)]
    answers: Annotated[Key | None, F("重报", "answers", INTERNAL, ChangeClass.RECORD, "退回后重新报送的，写被退回的编号", ref="filing")] = None
    replies: Annotated[tuple[Reply, ...], F("逐条答复", "replies", INTERNAL, ChangeClass.RECORD, "退回意见每条一项")] = ()
    digest: Annotated[Digest, F("总摘要", "digest", INTERNAL, ChangeClass.RECORD)]
    files: Annotated[dict[str, Digest], F("文件", "files", INTERNAL, ChangeClass.RECORD, "登记簿内的路径与摘要")]
    commit: Annotated[Annotated[str, pattern(r"^[0-9a-f]{40}([0-9a-f]{24})?$", "提交编号")], F("提交", "commit", INTERNAL, ChangeClass.RECORD, "仅供查找，以摘要为准")] = ""
    withdrawn: Annotated[Withdrawal | None, F("撤回", "withdrawn", INTERNAL, ChangeClass.RECORD, "报送单位撤回的写")] = None
    attachments: Annotated[tuple[Attachment, ...], F("附件", "attachments", INTERNAL, ChangeClass.RECORD)] = ()
