"""What several formats word in the same way."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator

from ptr.model.fields.level import LEVELS, Level
from ptr.model.results.finding import Finding, Spot
from ptr.model.results.report import WAIVED, ValidationReport
from ptr.model.text.language import Language
from ptr.model.text.plural import counted
from ptr.model.text.visible import visible
from ptr.writers.target import Target

WORDS = {**{level.value: (LEVELS[level], level.value) for level in Level}, WAIVED: ("已豁免", "waived")}


def position(spot: Spot, prefix: str = "") -> str:
    """Return a place as `path:line:column`."""
    mark = f":{spot.mark.line}:{spot.mark.column}" if spot.mark else ""
    return visible(f"{prefix}{spot.path}{mark}")


def clause(finding: Finding, language: Language) -> str:
    """Return the clause of the plan in brackets, after a space; "" where there is none."""
    return f" ({language.pick('方案', 'clause ')}{finding.clause})" if finding.clause else ""


def standing(finding: Finding, language: Language) -> str:
    """Word why a finding does not count against the run; "" if it does."""
    if finding.waived:
        return language.pick("已豁免：", "waived: ") + visible(finding.waived)
    return language.pick("随日期，不影响退出码", "by date, does not fail the run") if finding.dated else ""


def sentence(finding: Finding, language: Language, prefix: str = "") -> str:
    """Word a finding in one line: message, clause, why it does not count, other places."""
    text = visible(language.pick(*finding.message)) + clause(finding, language)
    remarks = [standing(finding, language)] if finding.waived or finding.dated else []
    if finding.related:
        places = language.pick("、", ", ").join(position(spot, prefix) for spot in finding.related)
        remarks.append(language.pick("另见 ", "see ") + places)
    opening, between, closing = language.pick(("（", "；", "）"), (" (", "; ", ")"))
    return text + (opening + between.join(remarks) + closing if remarks else "")


def unit_name(unit: str, report: ValidationReport, language: Language) -> str:
    """Name a unit, by its folder where it has no name; what belongs to none belongs to the registry itself."""
    return visible(report.names.get(unit, unit)) if unit else language.pick("登记簿自身", "the registry itself")


def titles(report: ValidationReport, language: Language) -> dict[str, str]:
    """Return code and title of each rule that was found broken or run, by code."""
    codes = {finding.code: finding.code for finding in report.findings}
    return codes | {rule.code: f"{rule.code} {visible(language.pick(*rule.titles))}" for rule in report.rules}


def looked_at(report: ValidationReport, target: Target) -> str:
    """Word what was checked, and which part of it the report covers."""
    units, documents = len(report.units), report.documents
    only = visible(target.language.pick(*target.only))
    return target.language.pick(
        f"检查了 {units} 个单位、{documents} 份文件" + (f"，只报告{only}" if only else ""),
        f"checked {counted(documents, 'document')} of {counted(units, 'unit')}"
        + (f", reporting only on {only}" if only else ""),
    )


def not_checked(report: ValidationReport, language: Language) -> str:
    """Word which rules could not be run, which told only how things stand, and why; "" if all were run."""
    if report.unchecked is None:
        return ""
    each = report.unchecked
    codes, in_part = (language.pick("、", ", ").join(some) for some in (each.codes, each.in_part))
    parts = [language.pick(f"没有检查 {codes}", f"not checked: {codes}")] if codes else []
    parts += [language.pick(f"只核对了现状 {in_part}", f"only how things stand: {in_part}")] if in_part else []
    return language.pick("；", "; ").join(parts) + language.pick("：", ": ") + language.pick(*each.why)


def tally(report: ValidationReport, language: Language) -> str:
    """Word how many findings of each sort there are, and how many are due to the date; "" if none."""
    every = report.counts()
    dated = Counter(finding.level.value for finding in report.findings if finding.dated and not finding.waived)
    sorts = []
    for sort in filter(every.__getitem__, WORDS):
        zh, en = WORDS[sort]
        text = language.pick(f"{every[sort]} 个{zh}", counted(every[sort], en, en if sort == WAIVED else ""))
        sorts.append(
            text + language.pick(f"（{dated[sort]} 个随日期）", f" ({dated[sort]} by date)") * bool(dated[sort])
        )
    return language.pick("、", ", ").join(sorts)


def unique_fingerprints(report: ValidationReport) -> Iterator[str]:
    """Yield the fingerprint of each finding, made unique where one place has several findings of a rule.

    The first keeps the name by which waivers know it.
    """
    seen: Counter[str] = Counter()
    for finding in report.findings:
        name = finding.fingerprint
        seen[name] += 1
        yield name if seen[name] == 1 else hashlib.sha256(f"{name} {seen[name]}".encode()).hexdigest()[:16]
