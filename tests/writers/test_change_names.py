"""What a change says by key is told by name: by the names before for what was, by those after for what is."""

from __future__ import annotations

import pytest

from ptr.changes.compare import changes
from ptr.changes.naming import named
from ptr.model.results.change import Change
from ptr.model.text.language import Language
from ptr.writers.wording.change import field, values

from .test_changes import BASE, FLOW, POWER, side

UNIT, REGISTRY, RECORD = "units/a/unit.yaml", "registry.yaml", "units/a/records/2026/a-r2e3c4.yaml"
TAKEN = """id: a-r2e3c4
power: a-k3p7qd
matter: 对一家饭店门前堆放杂物的处罚
counterpart: {none: 没有当事人}
steps:
  - {step: file, post: street-clerk, start: 2026-10-01}
filled: {post: street-clerk, date: 2026-10-10}
"""
HEAD = "{id: director, name: 局长, role: head}"
CLASS = "class: penalty\nbody"
CASES = {
    "a post": ([(POWER, "lead: deputy", "lead: director")], "主管领导", "分管市容的副局长", "局长"),
    "a post that has another name since": (
        [(POWER, "lead: deputy", "lead: director"), (UNIT, HEAD, "{id: director, name: 主任, role: head}")],
        *("主管领导", "分管市容的副局长", "主任"),
    ),
    "a post that is gone": (
        [
            (POWER, "lead: deputy", "lead: director"),
            (UNIT, "  - {id: deputy, name: 分管市容的副局长, role: leader}\n", ""),
        ],
        *("主管领导", "分管市容的副局长", "局长"),
    ),
    "two things with one name are told apart by their keys": (
        [(POWER, "lead: deputy", "lead: director"), (UNIT, HEAD, "{id: director, name: 分管市容的副局长, role: head}")],
        *("主管领导", "分管市容的副局长", "分管市容的副局长（director）"),
    ),
    "one thing by a new key": (
        [
            (POWER, "lead: deputy", "lead: second"),
            (UNIT, "{id: deputy, name: 分管市容的副局长", "{id: second, name: 分管市容的副局长"),
        ],
        *("主管领导", "分管市容的副局长（deputy）", "分管市容的副局长（second）"),
    ),
    "a key that nobody knows stays": (
        [(POWER, "lead: deputy", "lead: nobody")],
        *("主管领导", "分管市容的副局长", "nobody"),
    ),
    "a department": (
        [(POWER, "lead: deputy\ndepartment: street", "lead: deputy\ndepartment: general-office")],
        *("承办机构", "市容科", "办公室"),
    ),
    "a class": ([(POWER, CLASS, "class: licence\nbody")], "权力类别", "行政处罚", "行政许可"),
    "a carrier in a list": (
        [(POWER, "carriers: [website, notice-board]", "carriers: [website]")],
        *("公开 · 公开载体 · “政务公开栏”", "政务公开栏", ""),
    ),
    "an item by its post": (
        [(POWER, "duty: 核对证据和裁量幅度", "duty: 核对证据")],
        *("人员职责分工 · “市容科科长” · 分工", "核对证据和裁量幅度", "核对证据"),
    ),
    "an item by a choice": (
        [(POWER, "六十日内向", "六十日内可以向")],
        *("救济渠道 · “行政复议” · 说明", "六十日内向示例市人民政府申请复议", "六十日内可以向示例市人民政府申请复议"),
    ),
    "a choice": ([(UNIT, "role: leader", "role: decider")], "岗位 · “分管市容的副局长” · 岗位性质", "分管领导", "决定"),
    "a new post without its key": (
        [(UNIT, "posts:\n", "posts:\n  - {id: second, name: 副局长, role: leader, department: street}\n")],
        *("岗位 · “副局长”", "", "岗位名称：副局长，岗位性质：分管领导，所在机构：市容科"),
    ),
    "a custom column": (
        [(POWER, "rules: [timed", "custom: {window-number: 3号}\nrules: [timed")],
        *("自定义 · “窗口号”", "", "3号"),
    ),
    "a rule of the unit": (
        [(POWER, "rules: [timed-handling]\n", "")],
        *("适用制度 · “限时办结制度”", "限时办结制度", ""),
    ),
    "a step of a chart": (
        [(FLOW, "next: [{to: decide}]", "next: [{to: drop}]")],
        *("步骤 · “立案调查” · 去向 · “违法事实是否成立”", "违法事实是否成立", ""),
    ),
    "the lane of a step": (
        [(FLOW, "kind: end, lane: clerk", "kind: end, lane: party")],
        *("步骤 · “销案” · 泳道", "市容科", "当事人"),
    ),
    "the level of a rule": (
        [(REGISTRY, "as_of:", "policy: {levels: {C002: warning}}\nas_of:")],
        *("政策 · 规则级别 · “C002”", "", "警告"),
    ),
    "a post by a key of the past": (
        [
            (RECORD, "post: street-clerk, date", "post: street-chief, date"),
            (UNIT, "id: street-clerk, name", "id: clerk, formerly: [street-clerk], name"),
        ],
        *("填表 · 岗位", "市容科经办岗", "市容科科长"),
    ),
    "a post told by a key of the past since": (
        [
            (RECORD, "post: street-clerk, date: 2026-10-10", "post: street-clerk, date: 2026-10-11"),
            (UNIT, "id: street-clerk, name", "id: clerk, formerly: [street-clerk], name"),
            (RECORD, "steps:\n", "disclosed: {scope: public, carriers: [website], date: 2026-10-16}\nsteps:\n"),
            (RECORD, "post: street-clerk, start", "post: clerk, start"),
        ],
        *("办理过程 · “立案调查 2026-10-01” · 岗位", "市容科经办岗（street-clerk）", "市容科经办岗（clerk）"),
    ),
    "a truth": ([(FLOW, ", counterpart: true", "")], "泳道 · “当事人” · 相对人", "是", "否"),
    "a step that was taken": (
        [(RECORD, "post: street-clerk, start", "post: street-chief, start")],
        *("办理过程 · “立案调查 2026-10-01” · 岗位", "市容科经办岗", "市容科科长"),
    ),
}


def edited(*edits: tuple[str, str, str]) -> list[Change]:
    """The changes that some edits of the base registry make, with their names."""
    files = {path.relative_to(BASE).as_posix(): path.read_text("utf-8") for path in BASE.rglob("*.yaml")}
    before, after = {**files, RECORD: TAKEN}, {**files, RECORD: TAKEN}
    for path, old, new in edits:
        assert old in after[path]
        after[path] = after[path].replace(old, new, 1)
    sides = side(before), side(after)
    return list(named(changes(*sides), *sides))


@pytest.mark.parametrize("claim", CASES)
def test_it_is_told_by_its_name(claim: str) -> None:
    edits, where, was, now = CASES[claim]
    seen = [(field(change, Language.ZH), *values(change, Language.ZH)) for change in edited(*edits)]
    assert (where, was, now) in seen, seen


def test_words_and_names_stand_in_an_english_output_too() -> None:
    seen = [
        (field(change, Language.EN), *values(change, Language.EN))
        for change in edited(
            (POWER, "value: 30, unit: calendar_days", "value: 20, unit: working_days"),
            (POWER, "class: penalty", "class: licence"),
            (FLOW, ", counterpart: true", ""),
            (UNIT, "role: leader", "role: decider"),
        )
    ]
    assert ("limits · promised limit", "30 calendar days, from 立案之日", "20 working days, from 立案之日") in seen
    assert ("class", "行政处罚", "行政许可") in seen
    assert ("lanes · “当事人” · counterpart", "yes", "no") in seen
    assert ("posts · “分管市容的副局长” · role", "leader", "decider") in seen
