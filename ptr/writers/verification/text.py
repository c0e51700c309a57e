"""What became of a sheet, a file or a package, for people: the answer first, then why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ptr.model.fields.fault import Bilingual
from ptr.model.results.change_report import ChangeReport
from ptr.model.results.verification import GOOD, DatedCommit, Printed, Verification, VerifiedState
from ptr.model.text.language import Language
from ptr.model.text.visible import visible
from ptr.writers._lines import Lines
from ptr.writers.target import Target
from ptr.writers.verification._filed import state_of
from ptr.writers.wording.change import by_subject, field, subject, title, values

ANSWERS: Final[dict[VerifiedState, Bilingual]] = {
    VerifiedState.CURRENT: ("现行有效", "current"),
    VerifiedState.OUTDATED: ("已经过时", "outdated"),
    VerifiedState.UNKNOWN: ("查不到", "unknown"),
    VerifiedState.DIFFERS: ("不一致", "differs"),
    VerifiedState.WHOLE: ("完整，与清单一致", "whole, as its manifest says"),
    VerifiedState.SAME_CONTENT: ("内容相同，字节不同", "the same content, other bytes"),
}
NAMED: Final = 6
"""Files that are named; `--format json` lists all."""
CHANGES: Final = 20
"""Changes that are named; `ptr diff` lists all."""


def write(report: Verification, target: Target) -> None:
    """Write the answer, the sheet, what made it outdated, what differs."""
    out, language = Lines(target), target.language
    style = "bold green" if report.standing in GOOD else "bold red"
    out.line((f"{visible(report.thing)}  ", "bold"), (language.pick(*ANSWERS[report.standing]), style))
    for line in (*_sheet(report, language), *_course(report, language)):
        out.line((f"  {line}", ""))
    for each in report.differences:
        out.line((f"  {visible(language.pick(*each))}", "red"))
    for filing in report.filings:
        out.line((f"  {visible(state_of(filing, language))}", "bold"))
        for doubt in filing.doubts:
            out.line((f"    {language.pick('未证实：', 'not proven: ')}{visible(language.pick(*doubt))}", "red"))
    for line in _harmless(report, language):
        out.line((f"  {visible(line)}", ""))
    if report.report:
        _write_changes(out, report.report, language)
    for note in report.notes:
        out.line((f"  {visible(language.pick(*note))}", "dim"))


def _harmless(report: Verification, language: Language) -> Iterator[str]:
    """Yield what differs in a package without changing what it says."""
    if report.other_bytes:
        names = _named(report.other_bytes, language)
        yield language.pick(
            f"内容相同、字节不同（换行、文件头标记、注释等）：{names}",
            f"the same content in other bytes (line endings, byte order mark, comments): {names}",
        )
    if report.strays:
        names = _named(report.strays, language)
        yield language.pick(
            f"系统自动生成、不属于报送包：{names}", f"left by a system, not part of the package: {names}"
        )


def _named(paths: Sequence[str], language: Language) -> str:
    more = len(paths) - NAMED
    listed = language.pick("、", ", ").join(paths[:NAMED])
    return listed + (language.pick(f" 等 {len(paths)} 份", f" and {more} more") if more > 0 else "")


def _sheet(report: Verification, language: Language) -> Iterator[str]:
    sheet = report.sheet
    if sheet:
        yield visible(f"{sheet.title}（{_file(sheet)}）")
    if report.code and report.code != report.thing:
        yield language.pick("核验码 ", "code ") + report.code


def _file(sheet: Printed) -> str:
    """Return the file that `ptr render` writes for a sheet."""
    name, dot, suffix = sheet.document.rpartition(".")
    return "/".join(filter(None, (sheet.unit, f"{name}/{sheet.part}{dot}{suffix}" if sheet.part else sheet.document)))


def _course(report: Verification, language: Language) -> Iterator[str]:
    if report.since and report.standing is not VerifiedState.CURRENT:
        since = _moment(report.since)
        yield language.pick(f"自 {since} 起是这样", f"it was so from {since}")
        until = (
            _moment(report.until) if report.until else language.pick("没有提交的改动", "a change that is not committed")
        )
        yield language.pick(f"过时于 {until}", f"outdated by {until}")
    if report.today:
        yield language.pick(f"现在的核验码 {report.today}", f"its code of today: {report.today}")


def _moment(moment: DatedCommit) -> str:
    return f"{moment.date} {moment.commit}"


def _write_changes(out: Lines, report: ChangeReport, language: Language) -> None:
    if report.changes:
        out.line((language.pick("  此后的变更：", "  changes since:"), "bold"))
    for about, changes in by_subject(report.changes[:CHANGES]):
        if about.type != "registry" and subject(about, language):
            out.line((f"    {subject(about, language)}", "bold"))
        for change in changes:
            before, after = (_short(text) for text in values(change, language))
            both = f"{before} → {after}" if before and after else before or after
            parts = (title(change, report, language), field(change, language), both)
            out.line((f"      {'  '.join(filter(None, parts))}", ""))
    if len(report.changes) > CHANGES:
        more = len(report.changes) - CHANGES
        out.line((language.pick(f"    另有 {more} 项，见 ptr diff", f"    and {more} more, see ptr diff"), "dim"))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return visible(line if len(line) <= 60 else f"{line[:60]}…")
