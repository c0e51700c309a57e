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

PLACED = True
OVERDUE = ("备案逾期", "a filing is overdue")


def write(report: ChangeReport, target: Target) -> None:
    """Write a log of one run."""
    listed = list(dict.fromkeys(remarks(report, target.language, every=True)))
    codes = list(dict.fromkeys([*report.pages, *(each.code for each in listed)]))
    rules = [_rule(code, report, target.language) for code in codes]
    unread = [{"level": "error", "message": {"text": literal(text)}} for text in _unread(report, target.language)]
    run: dict[str, Any] = {"tool": {"driver": driver(rules)}}
    if unread:
        run["invocations"] = [{"executionSuccessful": True, "toolExecutionNotifications": unread}]
    run["results"] = [_result(each, codes.index(each.code), target) for each in listed]
    write_log(run, target)


def _rule(code: str, report: ChangeReport, language: Language) -> dict[str, Any]:
    level = {"A001": Level.ERROR, "A004": Level.ERROR, "A002": Level.WARNING}.get(code, Level.NOTE)
    title = language.pick(*report.titles.get(code, OVERDUE))
    return described_as(code, title, manual(report.pages.get(code, ""), language), level)


def _result(remark: Remark, index: int, target: Target) -> dict[str, Any]:
    return {
        "ruleId": remark.code,
        "ruleIndex": index,
        "level": remark.level,
        "message": {"text": literal(remark.text)},
        "locations": [location(remark.spot, target)],
        "partialFingerprints": {"ptrChange/v1": f"{remark.code}/{remark.fingerprint}"},
    }


def _unread(report: ChangeReport, language: Language) -> Iterable[str]:
    return (visible(f"{each.path} ({each.side}): {language.pick(*each.reason)}") for each in report.unread)
