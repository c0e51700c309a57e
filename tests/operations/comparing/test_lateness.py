"""What is late, what was late and is done, and what holds whatever the day is."""

from __future__ import annotations

import datetime

import pytest
from support import validate

from ptr.model.fields.level import Level
from ptr.model.results.finding import Finding
from ptr.store.source import MemorySource

UNIT = """\
id: a
prefix: a
name: 示例市市容管理局
division: "130700"
level: municipal
status: active
effective: {from: 2005-03-11}
stage: started
departments: []
posts: [{id: clerk, name: 经办岗, role: handler}, {id: chief, name: 科长, role: reviewer}]
"""
RECORD = """\
id: a-r2e3c4
power: a-k3p7qd
matter: 对一家饭店门前堆放杂物的处罚
counterpart: 示例饭店有限公司
exercised: 2026-10-12
filled: {post: clerk, date: 2026-10-12}
"""


def finding(code: str, today: datetime.date, more: str = "") -> Finding | None:
    source = MemorySource({"units/a/unit.yaml": UNIT, "units/a/records/2026/a-r2e3c4.yaml": RECORD + more})
    return next((f for f in validate(source, today=today).findings if f.code == code), None)


def test_what_is_late_hangs_on_the_day_and_makes_no_run_fail():
    late = finding("R001", datetime.date(2026, 10, 20))
    assert late is not None
    assert (late.level, late.dated, late.fails(Level.NOTE)) == (Level.WARNING, True, False)
    assert finding("R001", datetime.date(2026, 10, 19)) is None


@pytest.mark.parametrize("today", [datetime.date(2026, 11, 1), datetime.date(2036, 11, 1)])
def test_what_was_late_and_is_done_is_a_note_for_ever(today):
    done = finding("R001", today, 'received: {serial: "1", post: chief, date: 2026-10-21}\n')
    assert done is not None
    assert done.level is Level.NOTE


def test_what_is_wrong_on_every_day_makes_a_run_fail_although_its_rule_looks_at_the_clock():
    own = finding("R002", datetime.date(2026, 10, 14), "reviews: [{outcome: passed, post: clerk, date: 2026-10-13}]\n")
    assert own is not None
    assert (own.level, own.dated, own.fails(Level.ERROR)) == (Level.ERROR, False, True)
