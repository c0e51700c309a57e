"""One filing in words: its content, the decisions on it, remarks with replies, what it settled."""

from __future__ import annotations

from collections.abc import Iterator

from ptr.model.documents.decision import Decision, DecisionOutcome, Remark
from ptr.model.fields.fault import Bilingual
from ptr.model.filing.filing_sheet import FilingSheet
from ptr.model.filing.next_step import Actor
from ptr.model.results.obligation import Obligation
from ptr.model.text.language import Language
from ptr.model.text.plural import counted
from ptr.model.text.visible import visible
from ptr.writers.wording.change import subject
from ptr.writers.wording.obligation import demand, term
from ptr.writers.wording.values import SHOWN

ACTORS: dict[Actor, Bilingual] = {
    Actor.UNIT: ("单位", "unit"),
    Actor.OFFICE: ("办公室", "office"),
    Actor.ANYONE: ("", ""),
}
LISTED = 5
"""Paths, and names of what a filing settled, that are written out."""


def content(sheet: FilingSheet) -> Bilingual:
    """Word what was filed, and whether it still stands like that."""
    filing, since = sheet.listed.item.filing, sheet.since
    zh, en = f"{len(filing.files)} 份文件，总摘要 {filing.digest[:SHOWN]}…", counted(len(filing.files), "file")
    en += f", digest {filing.digest[:SHOWN]}…"
    if since.is_same:
        return f"{zh}；现在的内容与所报一致", f"{en}; today's content is what was filed"
    counts = (
        (f"改了 {len(since.changed)} 份", f"{len(since.changed)} changed", since.changed),
        (f"增加 {len(since.added)} 份", f"{len(since.added)} added", since.added),
        (f"删去 {len(since.gone)} 份", f"{len(since.gone)} gone", since.gone),
    )
    parts = [(one, other) for one, other, paths in counts if paths]
    return (
        f"{zh}；报送后{'、'.join(one for one, _ in parts)}",
        f"{en}; since then {', '.join(other for _, other in parts)}",
    )


def differing(sheet: FilingSheet, language: Language) -> Iterator[str]:
    """Yield the files that differ today, the first few."""
    since = sheet.since
    marked = (*(("~", path) for path in since.changed), *(("+", path) for path in since.added))
    marked = (*marked, *(("-", path) for path in since.gone))
    yield from (f"{mark} {visible(path)}" for mark, path in marked[:LISTED])
    if len(marked) > LISTED:
        yield language.pick(f"等 {len(marked)} 份", f"and {len(marked) - LISTED} more")


def located(sheet: FilingSheet) -> Bilingual:
    """Word where the content that was filed can be found."""
    traced = sheet.traced
    if traced.torn or traced.broken:
        return "所报内容与摘要不符，请查 ptr validate（A005）", "what was filed does not match its digest (A005)"
    if traced.commit:
        return f"所报内容在提交 {traced.commit[:10]} 里", f"what was filed is in commit {traced.commit[:10]}"
    if traced.here:
        return "所报内容就在工作区里，还没有提交", "what was filed is in the working tree only"
    zh, en = traced.why or ("", "")
    return f"所报内容没有找到：{zh}", f"what was filed was not found: {en}"


def decided(decision: Decision) -> Bilingual:
    """Word a decision."""
    if decision.revokes:
        return f"{decision.date} 撤销备案：{decision.reason}", f"{decision.date} revoked: {decision.reason}"
    if decision.outcome is DecisionOutcome.ACCEPTED:
        return f"{decision.date} 准予备案，{decision.number}", f"{decision.date} accepted, {decision.number}"
    due = (f"，应在 {decision.due} 前重报", f", due {decision.due}") if decision.due else ("", "")
    return f"{decision.date} 退回{due[0]}", f"{decision.date} returned{due[1]}"


def unbound(decision: Decision) -> Bilingual:
    """Word what a decision of an older format lacks; "" for one that names the content."""
    if decision.digest:
        return "", ""
    return (
        "没有写所报内容的摘要（早于格式 3），只按编号认定",
        "it names no digest (older than format 3): bound by key only",
    )


def remarked(remark: Remark) -> str:
    """Word where a remark is about what."""
    place = " ".join(filter(None, (remark.document, remark.pointer)))
    return visible(f"{place}  {remark.problem}")


def replied(sheet: FilingSheet, remark: Remark) -> Bilingual:
    """Word the reply to a remark in the filing that answers; "" where nothing answers yet."""
    if sheet.answer is None:
        return "", ""
    same = (
        each.text
        for each in sheet.answer.filing.replies
        if (each.document, each.pointer) == (remark.document, remark.pointer)
    )
    text = next(same, "")
    if not text:
        return "没有答复这一条", "no reply to this one"
    return f"答复：{visible(text)}", f"reply: {visible(text)}"


def settled(owed: Obligation, language: Language) -> str:
    """Word what a filing settled: how it stands, what it is, for what."""
    names = [subject(each, language) for each in owed.subjects[:LISTED]]
    more = len(owed.subjects) - len(names)
    tail = [language.pick(f"等 {len(owed.subjects)} 项", f"and {more} more")] if more else []
    about = language.pick("、", ", ").join([*names, *tail])
    return f"{term(owed, language)}  {demand(owed, language)}" + (f"  {about}" if about else "")
