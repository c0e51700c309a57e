"""The history of a power for people: commit by commit, the oldest first, with what explains each change."""

from __future__ import annotations

from ptr.model.results.power_history import Explanation, FiledAs, PowerCommit, PowerHistory
from ptr.model.text.columns import wrapped_lines
from ptr.model.text.language import Language
from ptr.model.text.visible import visible
from ptr.writers._lines import COLUMNS, Lines
from ptr.writers.target import Target
from ptr.writers.wording.change import field, marks, subject, values


def write(report: PowerHistory, target: Target) -> None:
    """Write every moment."""
    out, language = Lines(target), target.language
    unit = report.names.get(report.subject.unit, report.subject.unit)
    out.line((f"{subject(report.subject, language)}  {visible(unit)}", "bold"))
    for moment in report.moments:
        out.line()
        _write_moment(out, moment, report, language)


def _write_moment(out: Lines, moment: PowerCommit, report: PowerHistory, language: Language) -> None:
    if moment.commit:
        out.line(
            (
                f"{moment.date}  {moment.commit[:10]}  {visible(moment.author)}：{visible(moment.title)}",
                "bold underline",
            )
        )
    else:
        out.line((language.pick("尚未提交", "not committed yet"), "bold underline"))
    if moment.first:
        words = (
            "  这里只取了部分历史，更早的不详；运行 git fetch --unshallow",
            "  nothing earlier is known here: the clone is shallow, run git fetch --unshallow",
        )
        out.line((language.pick(*words), "bold yellow"))
        return
    if moment.unread:
        out.line((f"  {visible(language.pick(*moment.unread))}", "bold red"))
    for change, explanation in moment.changes:
        name = language.pick(*report.titles.get(change.kind, (change.kind, change.kind)))
        where = field(change, language)
        out.line((f"  {name}", "cyan"), (f"  {where}" if where else "", ""))
        for mark in marks(change, language):
            out.line((f"    ! {mark}", "bold yellow"))
        for sign, value in zip("-+", values(change, language), strict=True):
            for number, line in enumerate(wrapped_lines(value, COLUMNS - 7)):
                out.line((f"    {sign if number == 0 else ' '} {line}", "red" if sign == "-" else "green"))
        if explanation:
            out.line((f"    {_explained(explanation, language)}", "" if explanation.path else "bold yellow"))
    if moment.filed:
        out.line((f"  {_filed(moment.filed, language)}", "dim"))


def _explained(explanation: Explanation, language: Language) -> str:
    if not explanation.path:
        return language.pick("没有调整说明", "no statement explains it")
    path = visible(explanation.path)
    return language.pick(f"调整说明：{path}（事由 {explanation.event}）", f"stated: {path} (event {explanation.event})")


def _filed(filed: FiledAs, language: Language) -> str:
    number = f"，{visible(filed.number)}（{filed.accepted}）" if filed.accepted else ""
    zh = f"备案：{filed.submitted} 报送{number}"
    accepted = f", accepted {filed.accepted} as {visible(filed.number)}" if filed.accepted else ", not accepted yet"
    return language.pick(zh, f"filed: {filed.submitted}{accepted}")
