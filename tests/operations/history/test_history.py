"""Rules that need the past are handed it; without it they are named as not checked, and no waiver of theirs is idle.

需要历史的规则：有历史就检查，没有就说明没有检查。
"""

from __future__ import annotations

from rules.cases import base
from support import validate

from ptr.model.results.finding import Hit
from ptr.model.results.past import Past, Traced
from ptr.model.results.unchecked import Untold
from ptr.rules import rule as rule_module
from ptr.rules.decorators import history_rule, ledger_rule
from ptr.rules.rule import HistoryRule, LedgerRule, LogRule, StandingRule, all_rules
from ptr.rules.waivers import w001_matches_nothing
from ptr.store.source import MemorySource

UNIT = "units/a/unit.yaml"
WAIVER = f"""\
rule: Z001
places: [{{path: {UNIT}}}]
basis: 局务会纪要
reason: 正在补
until: 2027-01-31
"""
EVENTFUL = Past(filings=(Traced(path=UNIT, key="a-f2g3h4"),))


def rule_of_the_past(kind=history_rule):
    """A rule that reports each filing it is told of."""

    def check(past, snapshot):
        yield from (Hit(path=each.path) for each in past.filings)

    check.__module__ = __name__
    return kind("Z001", zh="报送找不到", en="a filing is not found")(check)


def report(history: Past | Untold, monkeypatch, *, waived: bool = False, kind=history_rule):
    rules = [rule_of_the_past(kind), w001_matches_nothing.rule]
    monkeypatch.setattr(rule_module, "all_rules", lambda: rules)
    files = {**base(), **({"offices/city/waivers/past.yaml": WAIVER} if waived else {})}
    return validate(MemorySource(files), rules=rules, history=history)


def test_what_the_past_tells_is_found(monkeypatch):
    told = report(EVENTFUL, monkeypatch)
    assert [(finding.code, finding.spot.path) for finding in told.findings] == [("Z001", UNIT)]
    assert told.unchecked is None


def test_without_the_past_the_rule_is_named_with_the_reason_and_finds_nothing(monkeypatch):
    blind = report(Untold(("不在 Git 仓库里", "in no Git repository")), monkeypatch)
    assert blind.findings == ()
    assert blind.unchecked is not None
    assert (blind.unchecked.codes, blind.unchecked.why[1]) == (("Z001",), "in no Git repository")


def test_a_waiver_of_a_rule_that_was_not_checked_is_not_called_idle(monkeypatch):
    blind = report(Untold(("没有历史", "no history")), monkeypatch, waived=True)
    assert blind.findings == ()
    assert [finding.code for finding in report(Past(), monkeypatch, waived=True).findings] == ["W001"]
    assert [finding.waived for finding in report(EVENTFUL, monkeypatch, waived=True).findings] == ["正在补"]


def test_a_past_without_a_main_line_stops_the_rules_of_the_ledger_alone(monkeypatch):
    blind = Past(filings=EVENTFUL.filings, untold=("这里没有主干分支 main", "there is no branch main here"))
    owing = report(blind, monkeypatch, waived=True, kind=ledger_rule)
    assert owing.findings == ()
    assert owing.unchecked is not None
    assert (owing.unchecked.codes, owing.unchecked.why) == (("Z001",), blind.untold)
    traced = report(blind, monkeypatch)
    assert [finding.code for finding in traced.findings] == ["Z001"]
    assert traced.unchecked is None


def test_where_no_rule_needs_the_past_nothing_is_missing():
    chosen = [rule for rule in all_rules() if not isinstance(rule, HistoryRule | LogRule | LedgerRule | StandingRule)]
    assert validate(MemorySource(base()), rules=chosen).unchecked is None
