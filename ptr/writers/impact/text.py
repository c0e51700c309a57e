"""What a law affects, for people: by unit and subject, then what a change would require."""

from __future__ import annotations

from itertools import groupby

from ptr.model.fields.fault import Bilingual
from ptr.model.names.along import fields_of_parts
from ptr.model.results.impact_report import CitationState, Cited, ImpactReport, UnitImpact
from ptr.model.text.columns import wrapped_lines
from ptr.model.text.language import Language
from ptr.model.text.plural import counted
from ptr.model.text.visible import visible
from ptr.model.words import word
from ptr.writers._lines import COLUMNS, Lines
from ptr.writers.target import Target
from ptr.writers.wording.change import subject
from ptr.writers.wording.keys import Keys
from ptr.writers.wording.obligation import DEMANDS

STANDINGS: dict[CitationState, Bilingual] = {
    CitationState.CURRENT: ("已按此文本", "cites this text"),
    CitationState.EARLIER: ("应当核对：所引为旧文本", "to be reviewed: cites an earlier text"),
    CitationState.OTHER: ("所引为更新的文本", "cites a later text"),
    CitationState.UNDATED: ("应当核对：没有写版本", "to be reviewed: names no edition"),
    CitationState.PAST: ("不必修改：当时的记载", "stays: records what held then"),
}
COLOURS = {CitationState.EARLIER: "bold yellow", CitationState.UNDATED: "bold yellow", CitationState.CURRENT: "green"}


def write(report: ImpactReport, target: Target) -> None:
    """Write what cites the law, unit by unit."""
    out, language = Lines(target), target.language
    out.line((visible(_headline(report, language)), "bold"))
    for note in _notes(report, language):
        out.line((note, "bold yellow"))
    for unit in report.units:
        out.line()
        name = visible(unit.name) if unit.unit else language.pick("登记簿自身", "the registry itself")
        out.line((name, "bold underline"))
        _write_unit(out, unit, language)


def _headline(report: ImpactReport, language: Language) -> str:
    count = sum(len(unit.cited) for unit in report.units)
    name = f"《{report.law}》{report.article}"
    return language.pick(
        f"{name}：{count} 处引用，涉及 {len(report.units)} 个单位",
        f"{name}: cited {counted(count, 'time')}, in {counted(len(report.units), 'unit')}",
    )


def _notes(report: ImpactReport, language: Language) -> list[str]:
    notes: list[Bilingual] = []
    if report.repealed:
        on = report.repealed_on
        zh, en = (f"自 {on} 起", f" from {on}") if on else ("已经", "")
        notes.append((f"{zh}废止：所列职权应当另找依据", f"repealed{en}: what is listed needs another basis"))
    if report.edition and report.starts and report.due:
        if report.starts > report.today:
            notes.append(
                (
                    f"{report.edition} 的文本自 {report.starts} 起施行，{report.due} 前核对完毕",
                    f"the text of {report.edition} holds from {report.starts}: review by {report.due}",
                )
            )
        else:
            notes.append(
                (f"对照 {report.edition} 的文本", f"compared with the text of {report.edition}"),
            )
    return [language.pick(*note) for note in notes]


def _write_unit(out: Lines, unit: UnitImpact, language: Language) -> None:
    for about, cited in groupby(unit.cited, key=lambda each: each.subject):
        out.line((f"  {subject(about, language)}", "bold"))
        for each in cited:
            out.line((f"    {_field(each, language)}  ", "cyan"), (_place(each, language), ""))
            out.line((f"      {language.pick(*STANDINGS[each.standing])}", COLOURS.get(each.standing, "dim")))
    if unit.charts:
        names = language.pick("、", ", ").join(subject(chart, language) for chart in unit.charts)
        for line in wrapped_lines(language.pick("要看的流程图：", "charts to look at: ") + names, COLUMNS - 2):
            out.line((f"  {line}", ""))
    if unit.duties:
        out.line((language.pick("  内容因此改变的，应当：", "  where this changes what is cited:"), "bold"))
        for duty in unit.duties:
            filed = language.pick(f"：{word(duty.files)}", f": {duty.files}") if duty.files else ""
            clause = language.pick(f"（方案{duty.clause}）", f" (clause {duty.clause})")
            out.line((f"    {language.pick(*DEMANDS[duty.what])}{filed}{clause}", ""))


def _field(each: Cited, language: Language) -> str:
    along = zip(each.field, fields_of_parts(each.spot.path, each.field), strict=True)
    return " · ".join(Keys(language, each.names, each.spot.path).part(part, declared) for part, declared in along)


def _place(each: Cited, language: Language) -> str:
    edition = f"（{each.edition}）" if each.edition else ""
    unread = language.pick("，条款读不懂", ", which cannot be read") if each.unread else ""
    whole = language.pick("全文", "the law as a whole")
    return visible(f"{edition}{each.article or whole}{unread}  {each.spot.path}")
