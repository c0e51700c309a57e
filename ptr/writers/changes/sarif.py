"""Changes as SARIF 2.1.0: what the gate refuses as errors, every other change as a note; a kind of change is a rule."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ptr.model.fields.level import Level
from ptr.model.results.change_report import ChangeReport
from ptr.model.text.language import Language
from ptr.model.text.manual_page import manual
from ptr.model.text.visible import visible
from ptr.writers._sarif import described_as, driver, literal, location, write_log
from ptr.writers.changes._refused import Remark, remarks
from ptr.writers.target import Target
from ptr.writers.wording.report import notices

PLACED = True
GATE = {"A001": Level.ERROR, "A002": Level.WARNING, "A014": Level.ERROR, "A015": Level.ERROR, "A016": Level.ERROR}
"""The level of what the gate says; a kind of change is a note."""


def write(report: ChangeReport, target: Target) -> None:
    """Write a log of one run."""
    listed = list(dict.fromkeys(remarks(report, target.language, every=True)))
    codes = list(dict.fromkeys([*report.pages, *(each.code for each in listed)]))
    rules = [_rule(code, report, target.language) for code in codes]
    notes = [_notification("error", text) for text in _unread(report, target.language)]
    notes += [_notification("note", text) for text in notices(report, target.language)]
    run: dict[str, Any] = {"tool": {"driver": driver(rules)}}
    if notes:
        run["invocations"] = [{"executionSuccessful": True, "toolExecutionNotifications": notes}]
    run["results"] = [_result(each, codes.index(each.code), target) for each in listed]
    write_log(run, target)


def _rule(code: str, report: ChangeReport, language: Language) -> dict[str, Any]:
    title = language.pick(*report.titles[code])
    return described_as(code, title, manual(report.pages.get(code, ""), language), GATE.get(code, Level.NOTE))


def _result(remark: Remark, index: int, target: Target) -> dict[str, Any]:
    return {
        "ruleId": remark.code,
        "ruleIndex": index,
        "level": remark.level,
        "message": {"text": literal(remark.text)},
        "locations": [location(remark.spot, target)],
        "partialFingerprints": {"ptrChange/v1": f"{remark.code}/{remark.fingerprint}"},
    }


def _notification(level: str, text: str) -> dict[str, Any]:
    return {"level": level, "message": {"text": literal(text)}}


def _unread(report: ChangeReport, language: Language) -> Iterable[str]:
    return (visible(f"{each.path} ({each.side}): {language.pick(*each.reason)}") for each in report.unread)
