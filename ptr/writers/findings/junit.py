"""Findings as a JUnit test report: a suite is a unit, a case is a rule in that unit.

A case by rule keeps its name from run to run, which is how CI systems tell new failures from old and draw their
history, and it shows what is kept as well as what is broken. A case by document would bring a hundred thousand rows
in which next to nothing fails, and new names with every power; a case by finding could never pass.

What fails the run (`--fail-on`) is a failure, so that the report agrees with the exit code; a case with nothing but
waived findings is skipped, and so is a rule that could not be run; other findings are the output of a case that
passes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from xml.etree import ElementTree

from ptr.model.results.finding import Finding
from ptr.model.results.report import ValidationReport
from ptr.model.text.language import Language
from ptr.model.text.visible import visible
from ptr.writers.findings._wording import WORDS, position, sentence, titles
from ptr.writers.target import Target

Element = ElementTree.Element


def write(report: ValidationReport, target: Target) -> None:
    """Write one suite per unit, and one for what belongs to none; a partial report has only cases with findings."""
    by_case: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in report.findings:
        by_case[finding.unit, finding.code].append(finding)
    cases = set(by_case)
    if not report.partial:
        cases |= {(unit, rule.code) for unit in ("", *report.units) for rule in report.rules}
    suites: dict[str, list[Element]] = defaultdict(list)
    names = titles(report, target.language)
    for unit, code in sorted(cases):
        several = by_case.get((unit, code), [])
        case = _case(_suite(unit, target.language), names[code], several, target)
        if report.unchecked and not several and code in (*report.unchecked.codes, *report.unchecked.in_part):
            why = {"type": "not checked", "message": visible(target.language.pick(*report.unchecked.why))}
            ElementTree.SubElement(case, "skipped", why)
        suites[unit].append(case)
    root = Element("testsuites", {"name": "ptr validate", **_totals(case for s in suites.values() for case in s)})
    root.attrib.pop("skipped")  # the schema allows it only on a suite
    for unit, elements in suites.items():
        when = f"{report.today}T00:00:00"
        attributes = {"name": _suite(unit, target.language), **_totals(elements), "timestamp": when}
        ElementTree.SubElement(root, "testsuite", attributes).extend(elements)
    ElementTree.indent(root)
    target.out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    target.out.write(ElementTree.tostring(root, encoding="unicode") + "\n")


def _totals(cases: Iterable[Element]) -> dict[str, str]:
    cases = list(cases)
    failed, skipped = (sum(case.find(tag) is not None for case in cases) for tag in ("failure", "skipped"))
    return {"tests": str(len(cases)), "failures": str(failed), "errors": "0", "skipped": str(skipped), "time": "0"}


def _case(unit: str, name: str, findings: Sequence[Finding], target: Target) -> Element:
    case = Element("testcase", {"classname": unit, "name": name, "time": "0"})
    failing = [finding for finding in findings if finding.fails(target.fail_on)]
    other = [finding for finding in findings if not finding.fails(target.fail_on)]
    if failing:
        worst = {"type": failing[0].level.value, "message": visible(target.language.pick(*failing[0].message))}
        ElementTree.SubElement(case, "failure", worst).text = _lines(failing, target)
    elif other and all(finding.waived for finding in other):
        reason = visible(other[0].waived)
        ElementTree.SubElement(case, "skipped", {"type": "waived", "message": reason}).text = _lines(other, target)
        return case
    if other:
        ElementTree.SubElement(case, "system-out").text = _lines(other, target)
    return case


def _lines(findings: Iterable[Finding], target: Target) -> str:
    return "\n".join(
        f"{position(each.spot, target.prefix)}: {target.language.pick(*WORDS[each.level])} {each.code}: "
        f"{sentence(each, target.language, target.prefix)}"
        for each in findings
    )


def _suite(unit: str, language: Language) -> str:
    """Name a suite by the unit's folder, so that it is alike in every run; what belongs to none is the registry's."""
    return visible(unit) if unit else language.pick("登记簿自身", "the registry itself")
