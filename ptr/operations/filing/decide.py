"""The office's decisions on filings: accepted under a number, or returned with remarks (clause 四)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from ptr.model.documents.decision import Decision, DecisionOutcome, Remark
from ptr.model.documents.filing import Filing
from ptr.model.fields.errors import PtrError
from ptr.operations.filing.choosing import pending
from ptr.operations.history.acts import all_decisions
from ptr.operations.history.trace import Tracer
from ptr.store.git.signature import SIGNERS
from ptr.store.write import write_files
from ptr.store.yaml.emit import dump


def accept(
    root: Path,
    keys: Sequence[str],
    *,
    office: str,
    number: str,
    date: datetime.date,
    all_pending: bool = False,
    dry: bool = False,
) -> list[tuple[str, Decision]]:
    """Accept filings under consecutive numbers, starting with `number`; all of them or none.

    A filing is accepted only if what it recorded can be located and matches its digest. Raises `PtrError` if it cannot
    be accepted, or a number is taken.
    """
    office, items = pending(root, keys, office, date, all_pending=all_pending)
    traced = Tracer(root).trace({key: (item.place, item.filing) for key, item in items.items()})
    for key, each in traced.items():
        if each.torn or each.broken:
            raise PtrError(f"{key} 的摘要与内容不符", f"{key}: what was filed does not match its digest")
        if not each.is_known:
            zh, en = each.why or ("", "")
            raise PtrError(f"{key} 没有核对：{zh}", f"{key} could not be checked: {en}")
    numbers = _numbers(number, len(items))
    taken = {decision.number: decision.filing for _, decision in all_decisions(root) if decision.number}
    for drawn in numbers:
        if drawn in taken:
            raise PtrError(f"{drawn} 已经给了 {taken[drawn]}", f"{drawn} is the number of {taken[drawn]}")
    decisions = {
        key: Decision(filing=key, digest=item.filing.digest, outcome=DecisionOutcome.ACCEPTED, number=each, date=date)
        for (key, item), each in zip(items.items(), numbers, strict=True)
    }
    return write_decisions(root, office, decisions, dry=dry)


def send_back(
    root: Path,
    key: str,
    *,
    office: str,
    date: datetime.date,
    remarks: Sequence[str],
    due: datetime.date | None,
    dry: bool = False,
) -> list[tuple[str, Decision]]:
    """Return a filing with remarks, each `PATH [POINTER] PROBLEM`; `PtrError` if it cannot be returned."""
    office, items = pending(root, [key], office, date, all_pending=False)
    filing = items[key].filing
    if due and due < date:
        raise PtrError(f"重报期限 {due} 早于退回日期 {date}", f"{due} is before the return on {date}")
    if not remarks:
        raise PtrError("退回要写意见：--remark", "give the reason for the return with --remark")
    read = tuple(_remark(text, filing) for text in remarks)
    if len({(each.document, each.pointer) for each in read}) < len(read):
        raise PtrError("同一位置的意见请写成一条", "give only one remark per place")
    returned = Decision(
        filing=key, digest=filing.digest, outcome=DecisionOutcome.RETURNED, date=date, remarks=read, due=due
    )
    return write_decisions(root, office, {key: returned}, dry=dry)


def _numbers(first: str, count: int) -> list[str]:
    """Return consecutive numbers from the first: the last digits of 备〔2026〕3号 are counted up."""
    match = re.fullmatch(r"(.*?)([0-9]+)([^0-9]*)", first.strip())
    if not first.strip() or (count > 1 and not match):
        raise PtrError("备案号应当有数字，如 备〔2026〕3号", "a filing number has digits, like 备〔2026〕3号")
    if not match:
        return [first.strip()]
    head, digits, tail = match.groups()
    return [f"{head}{int(digits) + step:0{len(digits)}d}{tail}" for step in range(count)]


def _remark(text: str, filing: Filing) -> Remark:
    document, _, rest = text.strip().partition(" ")
    pointer, _, problem = rest.strip().partition(" ") if rest.strip().startswith("/") else ("", "", rest)
    if not problem.strip():
        raise PtrError(f"意见写作 '文件 [位置] 问题'：{text}", f"a remark is 'PATH [POINTER] PROBLEM': {text}")
    if document not in filing.files:
        raise PtrError(f"{filing.id} 没有报送 {document}", f"{document} is not in the filing {filing.id}")
    return Remark(document=document, pointer=pointer, problem=problem.strip())


def signing(root: Path, path: str) -> bool:
    """Return whether the office of a decision registered keys, so that the decision must be signed."""
    return (root / SIGNERS.format(office=path.split("/")[1])).is_file()


def write_decisions(
    root: Path, office: str, decisions: Mapping[str, Decision], *, dry: bool
) -> list[tuple[str, Decision]]:
    """Write decisions, each named by its filing, so that two decisions on one filing collide in Git."""
    written = [(Decision.PATH.format(office=office, key=key), decision) for key, decision in decisions.items()]
    write_files(root, {path: dump(msgspec.to_builtins(decision)) for path, decision in written}, dry=dry)
    return written
