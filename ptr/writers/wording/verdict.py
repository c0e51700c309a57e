"""The verdict of the gate in words, which never promises more than was looked at."""

from __future__ import annotations

from collections.abc import Iterator

from ptr.model.fields.fault import Bilingual
from ptr.model.results.change_report import ChangeReport, FailOn
from ptr.model.text.language import Language
from ptr.model.text.plural import counted


def verdict(report: ChangeReport, language: Language) -> str:
    """Word whether the comparison passes the gate, and what is left to do."""
    if report.passes:
        return language.pick(
            f"通过：应当说明的变更都有调整说明{_left(report, language)}。",
            f"Passed: every change that asks for a statement has one{_left(report, language)}.",
        )
    reasons = list(_reasons(report))
    zh, en = "，".join(each[0] for each in reasons), ", ".join(each[1] for each in reasons)
    return language.pick(f"不能通过：{zh}。", f"Refused: {en}.")


def _reasons(report: ChangeReport) -> Iterator[Bilingual]:
    """Yield why the gate refuses."""
    unstated = len({key for each in report.failing for key in each.changes})
    if unstated:
        yield f"{unstated} 项变更没有调整说明（A001）", f"{counted(unstated, 'change')} without a statement (A001)"
    wrong = len(report.refused)
    if wrong:
        codes = sorted({each.code for each in report.refused})
        zh = f"{wrong} 份记录有问题（{'、'.join(codes)}）"
        yield zh, f"{counted(wrong, 'record')} that cannot stand ({', '.join(codes)})"
    unread = len(report.unread)
    if unread:
        yield f"{unread} 个文件无法比较", f"{counted(unread, 'file')} could not be compared"


def _left(report: ChangeReport, language: Language) -> str:
    """Word what is left to do, and that nobody knows by when."""
    left = sum(not each.is_settled for each in report.obligations)
    words = language.pick("；这些变更没有待办事项", "; these changes leave nothing to be done")
    if left:
        words = language.pick(f"；尚有 {left} 项待办", f"; {counted(left, 'matter')} still to be done")
    return words + (language.pick("；期限未核对", "; days are not told") if report.untold else "")


def failing(report: ChangeReport, reason: FailOn) -> Bilingual:
    """Word what else makes the run fail."""
    count = report.count(reason)
    zh = {FailOn.BURDEN: "处加重相对人负担", FailOn.ALARM: "处警示", FailOn.LATE: "件逾期"}[reason]
    en = {FailOn.BURDEN: "burden", FailOn.ALARM: "alarm", FailOn.LATE: "late matter"}[reason]
    return f"不能通过：{count} {zh}（--fail-on {reason}）", f"Refused: {counted(count, en)} (--fail-on {reason})"
