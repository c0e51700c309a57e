"""One comparison in every format of changes, to be read and compared."""

from __future__ import annotations

import datetime
import io
import json
import os
import re
from pathlib import Path

import pytest
from changes.judged import judged
from issued import edition
from jsonschema import Draft202012Validator
from msgspec.structs import replace
from rich.cells import cell_len

from ptr.changes.compare import changes
from ptr.changes.gate import gates
from ptr.changes.gate.a001_unstated import unstated
from ptr.changes.kind import all_kinds
from ptr.changes.naming import named
from ptr.model.documents.filing import FilingSubject
from ptr.model.documents.power import Power
from ptr.model.fields.types import place_of
from ptr.model.results.change import Subject
from ptr.model.results.change_report import ChangeReport, Unread
from ptr.model.results.irregularity import Irregularity, IrregularityKind
from ptr.model.results.obligation import Demand, Obligation, State
from ptr.model.state.compared_state import ComparedState
from ptr.model.text.differences import TextRun, differing_runs
from ptr.model.text.language import Language
from ptr.store.open import read_document
from ptr.store.source import MemorySource
from ptr.writers.changes import FORMATS
from ptr.writers.target import Target
from ptr.writers.wording.keys import Keys
from ptr.writers.wording.values import Values

from .test_sarif import run_of

GOLDEN = Path(__file__).parent / "golden/changes"
BASE = Path(__file__).parents[1] / "rules/base"
SCHEMA = Path(__file__).parents[2] / "schemas/changes.schema.json"
POWER, MOVED = "units/a/powers/a-k3p7qd.yaml", "units/b/powers/a-k3p7qd.yaml"
FLOW = "units/a/flows/a-fd2wxy.yaml"
PAGES = {**all_kinds(), **gates()}
STATEMENT = """event: 2026-10-01
kinds: [transferred]
powers: [a-k3p7qd]
reason: 划转
concerns: [b]
effective: 2026-10-08
"""


def side(files: dict[str, str]) -> ComparedState:
    places = {path: place_of(path) for path in files}
    read = {path: read_document(MemorySource(files), place).document for path, place in places.items() if place}
    return ComparedState({path: document for path, document in read.items() if document})


OWED = Obligation(
    what=Demand.PUBLICATION,
    unit="a",
    clause="三.5(2)",
    subjects=(Subject(type="flow", key="a-fd2wxy", unit="a", name="行政处罚普通程序流程图"),),
    changes=("0" * 16,),
    entered=datetime.date(2026, 9, 1),
    start=datetime.date(2026, 9, 1),
    due=datetime.date(2026, 10, 9),
    state=State.OPEN,
)
DONE = {"state": State.MET_LATE, "evidence": "units/a/publications/x.yaml", "done": datetime.date(2026, 10, 10)}
RETURN = Subject(type="filing", key="a-f2g3h4", unit="a")
OTHERS = (
    replace(OWED, state=State.LATE, days_late=23, carriers=("website", "notice-board")),
    replace(OWED, **DONE, days_late=1),
    replace(OWED, what=Demand.CATALOGUE, clause="三.2", state=State.UNDONE, done=datetime.date(2026, 9, 4)),
    replace(OWED, what=Demand.FILING, files=FilingSubject.FLOWS, **{**DONE, "state": State.SUBMITTED}),
    replace(OWED, what=Demand.FILING, files=FilingSubject.CATALOGUE, **{**DONE, "state": State.RETURNED}),
    replace(OWED, what=Demand.FIRST_FILING, files=FilingSubject.WITHHELD, due=None, start=None, entered=None),
    replace(OWED, what=Demand.ANSWER, files=FilingSubject.CATALOGUE, subjects=(RETURN,), of="a-f2g3h4"),
    replace(OWED, what=Demand.TAKING_DOWN, carriers=("website",), of="2026-07-01-x"),
)
"""Every state in which an obligation can stand, and every demand."""


def wrong(kind: IrregularityKind, path: str, zh: str, en: str) -> Irregularity:
    return Irregularity(kind=kind, path=path, unit="a", step=1, day=datetime.date(2026, 10, 9), message=(zh, en))


WRONG = (
    wrong(IrregularityKind.ALTERED, "units/a/filings/a-f2g3h4.yaml", "记录被改动", "a record was altered"),
    wrong(IrregularityKind.SECOND_DECISION, "offices/city/decisions/x.yaml", "已有决定", "already decided"),
    wrong(IrregularityKind.UNMATCHED, "units/b/adjustments/x.yaml", "没有对应的变更", "it matches no change"),
)


def sample() -> ChangeReport:
    before = {path.relative_to(BASE).as_posix(): path.read_text("utf-8") for path in BASE.rglob("*.yaml")}
    before |= {f"units/{unit}/catalogue.yaml": edition(before, unit) for unit in ("a", "b")}
    after = dict(before)
    text = after.pop(POWER).replace("value: 30", "value: 45").replace("body: 示例市市", "body: 示例县市")
    after[MOVED] = text.replace(
        "杂物堆放在道路两侧且无许可", "杂物堆放在道路两侧、广场和公共绿地，没有许可，" + "经劝告仍不清除的；" * 30
    )
    after[FLOW] = after[FLOW].replace("    supervision: {by: 派驻纪检监察组, how: 抽查案卷}\n", "")
    after["registry.yaml"] += "site_url: https://example.cn\n"
    after["units/a/adjustments/2026-10-01-x.yaml"] = STATEMENT
    sides = side(before), side(after)
    found = named(changes(*sides), *sides)
    day = datetime.date(2026, 11, 1)
    owed = (*judged(before, after, committed=datetime.date(2026, 10, 9), today=day), *OTHERS)
    return ChangeReport(
        before=("v1", "v1"),
        after=("工作区", "the working tree"),
        changes=found,
        obligations=owed,
        failing=unstated(owed),
        irregularities=WRONG,
        unread=(Unread(path="laws/x.yaml", side="after", reason=("不是 YAML", "not YAML")),),
        names={"a": "示例市市容管理局", "b": "示例县市容管理局"},
        carriers={"website": "政府网站", "notice-board": "政务公开栏"},
        titles={code: page.titles for code, page in PAGES.items()},
        pages={code: PAGES[code].page for code in (*gates(), "power.transferred", "flow.changed")},
        today=day,
        checked=True,
        notes=(("主干此后又前进了 2 步", "the main line has moved on by 2 steps since then"),),
    )


SAMPLE = sample()
EMPTY = replace(SAMPLE, changes=(), obligations=(), failing=(), irregularities=(), unread=(), names={}, notes=())
UNTOLD = replace(EMPTY, untold=("不知道主干", "the main line is not known"))


def written(
    name: str, report: ChangeReport, language: Language = Language.EN, *, log: bool = False, colour: bool = False
) -> str:
    out = io.StringIO()
    FORMATS.writer(name).write(report, Target(out=out, language=language, colour=colour, log=log))
    return out.getvalue()


FILES = {
    "text in Chinese": ("text", Language.ZH, False, "text.zh.txt"),
    "text in English": ("text", Language.EN, False, "text.en.txt"),
    "the log in Chinese": ("text", Language.ZH, True, "log.zh.txt"),
    "Markdown in Chinese": ("markdown", Language.ZH, False, "markdown.zh.md"),
    "Markdown in English": ("markdown", Language.EN, False, "markdown.en.md"),
    "JSON": ("json", Language.ZH, False, "json.json"),
    "side by side in Chinese": ("html", Language.ZH, False, "page.zh.html"),
    "the log side by side in English": ("html", Language.EN, True, "log.en.html"),
    "workflow commands in Chinese": ("github", Language.ZH, False, "github.zh.txt"),
    "workflow commands in English": ("github", Language.EN, False, "github.en.txt"),
    "SARIF": ("sarif", Language.ZH, False, "sarif.json"),
}


@pytest.mark.parametrize("claim", FILES)
def test_the_sample_is_written_as_the_golden_file(claim):
    name, language, log, file = FILES[claim]
    text = written(name, SAMPLE, language, log=log)
    if os.environ.get("WRITE_GOLDEN"):
        GOLDEN.mkdir(exist_ok=True)
        (GOLDEN / file).write_text(text, encoding="utf-8")
    assert text == (GOLDEN / file).read_text(encoding="utf-8"), "if it is meant, run with WRITE_GOLDEN=1"


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", FORMATS.names())
def test_every_format_says_why_no_days_are_told_and_what_is_particular(name, language):
    report = replace(UNTOLD, notes=SAMPLE.notes)
    text = written(name, report, language)
    for each in (report.untold, *report.notes):
        assert language.pick(*each) in text.replace("\\", ""), name


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", FORMATS.names())
def test_every_format_tells_what_is_wrong_with_records_by_its_code(name, language):
    text = written(name, replace(EMPTY, irregularities=WRONG), language).replace("\\", "")
    for each in WRONG:
        assert each.code in text
        assert each.path in text
        assert language.pick(*each.message) in text


def test_a_change_that_several_steps_made_is_told_with_what_they_owe():
    [change] = [each for each in SAMPLE.changes if each.kind == "power.transferred"]
    owed = replace(OWED, what=Demand.STATEMENT, subjects=(change.subject,), changes=("1" * 16, "2" * 16))
    report = replace(EMPTY, changes=(change,), obligations=(owed,), failing=(owed,))
    assert "no action" not in written("text", report)
    assert change.subject.name in written("text", report)
    for each in (report, replace(report, changes=())):
        assert "title=A001" in written("github", each)
        assert "2 changes without a statement" in written("github", each)


def test_the_verdict_promises_no_more_than_was_looked_at():
    passed = "Passed: every change that asks for a statement has one"
    assert f"{passed}; these changes leave nothing to be done." in written("github", EMPTY)
    assert f"{passed}; 3 matters still to be done." in written(
        "github", replace(EMPTY, obligations=(OTHERS[0], *OTHERS[3:5]))
    )
    assert "期限未核对" in written("text", UNTOLD, Language.ZH)


def test_every_format_has_a_golden_file():
    assert {name for name, *_ in FILES.values()} == set(FORMATS.names())


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("log", [False, True])
@pytest.mark.parametrize("name", FORMATS.names())
def test_a_comparison_without_changes_is_written_too(name, log, language):
    assert written(name, EMPTY, language, log=log)


@pytest.mark.parametrize("report", [SAMPLE, EMPTY, UNTOLD], ids=["the sample", "no changes", "days not told"])
def test_json_keeps_the_schema_and_says_all(report):
    schema = json.loads(SCHEMA.read_text("utf-8"))
    document = json.loads(written("json", report))
    checker = Draft202012Validator.FORMAT_CHECKER
    assert [error.message for error in Draft202012Validator(schema, format_checker=checker).iter_errors(document)] == []
    assert len(document["changes"]) == len(report.changes)
    assert len(document["obligations"]) == len(report.obligations)
    assert sum(owed["refused"] for owed in document["obligations"]) == len(report.failing)
    assert sum(each["refused"] for each in document["irregularities"]) == len(report.refused)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda d: d.update(version=1),
        lambda d: d.update(more=1),
        lambda d: d["changes"][0].pop("fingerprint"),
        lambda d: d["changes"][0]["subject"].update(more=1),
        lambda d: d["obligations"][0].update(state="done"),
        lambda d: d["obligations"][0].update(due="soon"),
        lambda d: d["unread"][0].update(side="left"),
    ],
)
def test_the_schema_is_closed(spoil):
    document = json.loads(written("json", SAMPLE))
    spoil(document)
    schema = json.loads(SCHEMA.read_text("utf-8"))
    assert not Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).is_valid(document)


@pytest.mark.parametrize("language", list(Language))
def test_values_and_messages_fit_eighty_columns(language):
    lines = written("text", replace(SAMPLE, irregularities=()), language).splitlines()
    assert max(cell_len(line) for line in lines if not line.lstrip().startswith("units/")) <= 80


def test_colour_changes_nothing_but_the_colour():
    plain = re.sub(r"\x1b\[[0-9;]*m", "", written("text", SAMPLE, colour=True))
    assert plain == written("text", SAMPLE)


def test_what_steers_a_terminal_or_a_page_is_written_out():
    evil = "\x1b[31m| <b> `x` [y](z)\n# h"
    held = next(change for change in SAMPLE.changes if isinstance(change.before, str))
    named = replace(held, before=evil, after=f"{evil}2", subject=replace(held.subject, name=evil, key=evil))
    report = replace(SAMPLE, changes=(named,), obligations=(), failing=(), names={"b": evil})
    for name in FORMATS.names():
        text = written(name, report, log=True)
        assert "\x1b" not in text
        if name == "html":
            assert "<b> `x`" not in text
            assert "&lt;b&gt;" in text
        if name == "github":
            assert "\n# h" not in text
        if name == "markdown":
            assert "<b>" not in text
            assert all(
                line.count(" | ") == 4 for line in text.splitlines() if line.startswith("| ") and "---" not in line
            )


@pytest.mark.parametrize("language", list(Language))
def test_every_type_of_value_is_worded(language):
    power = read_document(MemorySource({POWER: (BASE / POWER).read_text("utf-8")}), place_of(POWER)).document
    assert isinstance(power, Power)
    for value in (power, power.limits, power.legal_basis, power.disclosure, {"a": "b"}, True, datetime.date.max, 3):
        shown = Values(Keys(language)).shown
        assert shown(value)
        assert "None" not in shown(value)
        assert "=" not in shown(value)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("report", [SAMPLE, EMPTY, UNTOLD], ids=["the sample", "no changes", "days not told"])
def test_sarif_is_valid_by_the_official_schema(report, language):
    run = run_of(written("sarif", report, language))
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])
    prints = [result["partialFingerprints"]["ptrChange/v1"] for result in run["results"]]
    assert len(set(prints)) == len(prints)
    assert {change.kind for change in report.changes} <= {result["ruleId"] for result in run["results"]}


def test_the_page_is_self_contained_and_prints_on_a4_landscape():
    text = written("html", SAMPLE, Language.ZH)
    assert "A4 landscape" in text
    assert "default-src 'none'" in text
    assert not re.search(r'(?:src|href)="(?!data:,)', text)
    assert "<script" not in text


def test_what_differs_in_a_text_is_marked_on_both_sides():
    was, now = differing_runs("自受理之日起二十日内办结", "自受理之日起十五日内办结")
    assert "".join(each.text for each in was) == "自受理之日起二十日内办结"
    assert [each.text for each in was if each.changed] == ["二十"]
    assert [each.text for each in now if each.changed] == ["十五"]
    assert [each.text for each in differing_runs("80日，立案之日起算", "180日，立案之日起算")[1] if each.changed] == [
        "180"
    ]
    assert differing_runs("", "新") == ((), (TextRun("新"),))


def test_annotations_keep_within_githubs_limit_and_the_summary_has_them_all(tmp_path):
    change = SAMPLE.changes[0]
    many = tuple(
        replace(
            change, fingerprint=f"{n:016x}", alarm=("警", f"alarm {n}"), subject=replace(change.subject, key=f"a-{n}")
        )
        for n in range(30)
    )
    summary = tmp_path / "summary.md"
    out = io.StringIO()
    target = Target(out=out, environment={"GITHUB_STEP_SUMMARY": str(summary)})
    FORMATS.writer("github").write(replace(SAMPLE, changes=many, obligations=(), failing=(), irregularities=()), target)
    assert out.getvalue().count("::warning") == 10
    assert summary.read_text("utf-8").count("<br>⚠️ alarm") == 30


@pytest.mark.parametrize("name", ["text", "markdown", "html"])
def test_alike_alarms_of_a_unit_are_told_together_and_every_one_by_name(name):
    [change] = [each for each in SAMPLE.changes if each.kind == "power.transferred"]
    alarmed = tuple(
        replace(
            change,
            fingerprint=f"{n:016x}",
            alarm=("停止登记", "no longer recorded") if n else ("两处并存", "held twice"),
            subject=replace(change.subject, key=f"a-{n:06}", name=f"职权{n}"),
        )
        for n in range(31)
    )
    told = written(name, replace(EMPTY, changes=alarmed)).replace("\\", "")
    first = told[: told.index("a-000030") + 200]
    lines = [line for line in first.splitlines() if "alarm: " in line and "transferred" in line]
    if name != "text":
        assert [len(re.findall(r"a-\d{6}", line)) for line in lines[:4]] == [1, 12, 12, 6]
    assert all(f"a-{n:06}" in first for n in range(31))
    assert first.count("no longer recorded") < 30
