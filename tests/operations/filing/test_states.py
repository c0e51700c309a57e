"""Every state of a filing: how the office and the unit are told it, and what each of them may do next.

报送的各种状态：清单和单份怎么写，接着可以办什么。
"""

from __future__ import annotations

import datetime
import json
import random
import re
import shlex

import pytest
from clerk import CHART, Clerk
from jsonschema import Draft202012Validator
from support import ROOT, examples, open_registry

from ptr.model.filing.next_step import next_steps
from ptr.model.state.filings import filed_in
from ptr.model.time.deadline import Arranged
from ptr.operations.ledger.standing import standing
from ptr.store.calendar import PublishedDays
from ptr.store.source import FolderSource


@pytest.fixture
def clerk(tmp_path, inside, monkeypatch):
    clerk = Clerk(tmp_path / "registry", inside, monkeypatch)
    clerk.on("2026-01-05")
    return clerk


def changed(clerk, word: str = "新") -> None:
    clerk.edit("title: ", f"title: {word}", CHART)
    clerk.commit()


def listed(clerk, *words) -> dict[str, dict[str, object]]:
    report = json.loads(clerk.file("list", "--format", "json", *words).out)
    Draft202012Validator(json.loads((ROOT / "schemas/filings.schema.json").read_text("utf-8"))).validate(report)
    return {each["key"]: each for each in report["filings"]}


def shown(clerk, key: str) -> dict[str, object]:
    report = json.loads(clerk.file("show", key, "--format", "json").out)
    Draft202012Validator(json.loads((ROOT / "schemas/filing-sheet.schema.json").read_text("utf-8"))).validate(report)
    return report


def sent_back(clerk, key: str, *words: str) -> None:
    clerk.file("return", key, "--remark", f"{CHART} /title 名称不清", *words)


def test_what_is_pending_is_accepted_returned_or_withdrawn(clerk):
    key = clerk.submit("flows")
    assert listed(clerk, "--pending").keys() == {key}
    page = clerk.file("show", key).out
    assert "today's content is what was filed" in page
    assert f"ptr file accept {key} --number" in page
    assert f"ptr file return {key}" in page
    assert f"ptr file withdraw {key}" in page


def test_what_came_back_tells_remarks_due_day_and_the_command_that_answers(clerk):
    key = clerk.submit("flows")
    clerk.commit()
    clerk.on("2026-01-06")
    sent_back(clerk, key)
    clerk.commit()
    [item] = listed(clerk, "--returned").values()
    assert (item["state"], item["answer_due"], item["answer_late"]) == ("returned", "2026-01-21", 0)
    page = clerk.file("show", key).out
    assert f"1. {CHART} /title  名称不清" in page
    assert f"ptr file submit a --subject flows --by deputy --answers {key} --reply …" in page
    assert "decides" not in page
    clerk.on("2026-01-25")
    assert listed(clerk, "--late")[key]["answer_late"] == 4
    assert "the answer is 4 days overdue" in " ".join(clerk.file("list", "--late").out.split())


def test_a_return_is_a_note_of_validate_from_its_first_day_and_a_finding_when_it_is_over(clerk):
    key = clerk.submit("flows")
    sent_back(clerk, key)
    levels = {"2026-01-05": ("note", False), "2026-01-20": ("note", False), "2026-01-21": ("warning", True)}
    for day, expected in levels.items():
        clerk.on(day)
        report = json.loads(clerk.ptr("validate", "--format", "json", code=1).out)
        [finding] = [each for each in report["findings"] if each["code"] == "A006"]
        assert (finding["level"], finding["dated"]) == expected
        assert f"--answers {key} --reply …" in finding["message"]["en"]
        assert f"{CHART}/title 名称不清" in finding["message"]["zh"]


def test_an_answer_shows_the_replies_beside_the_remarks(clerk):
    key = clerk.submit("flows")
    sent_back(clerk, key)
    changed(clerk)
    answer = clerk.submit("flows", "--answers", key, "--reply", "改了名称")
    items = listed(clerk)
    assert (items[key]["state"], items[key]["answered_by"], items[answer]["state"]) == ("answered", answer, "pending")
    page = clerk.file("show", key).out
    assert "reply: 改了名称" in page
    assert f"ptr file show {answer}" in page
    assert "since then 1 changed" in page
    assert f"~ {CHART}" in page
    assert f"answers the return of {key}" in clerk.file("show", answer).out


def test_a_unit_withdraws_what_is_pending_or_came_back_and_may_file_it_again(clerk):
    key = clerk.submit("flows")
    clerk.commit()
    assert "--reason is missing" in clerk.file("withdraw", key, code=2).err
    ran = clerk.file("withdraw", key, "--reason", "不再更名")
    assert "git add" in ran.err
    clerk.commit()
    [item] = [each for each in listed(clerk).values() if each["key"] == key]
    assert (item["state"], item["withdrawn"]) == ("withdrawn", "2026-01-05")
    assert "withdrawn on 2026-01-05 by 分管市容的副局长: 不再更名" in clerk.file("show", key).out
    assert "was withdrawn by its unit" in clerk.file("accept", key, "--number", "备2号", code=2).err
    assert "was withdrawn on" in clerk.file("withdraw", key, "--reason", "再撤", code=2).err
    again = clerk.submit("flows")
    sent_back(clerk, again)
    clerk.file("withdraw", again, "--reason", "不再更名")
    assert (
        "was withdrawn"
        in clerk.file(
            "submit", "a", "--subject", "flows", "--by", "deputy", "--answers", again, "--reply", "x", code=2
        ).err
    )
    clerk.commit()
    report = json.loads(clerk.ptr("diff", "HEAD~2", "--format", "json").out)
    assert report["irregularities"] == [], "to fill in a withdrawal is no alteration"
    assert clerk.ptr("fmt", "--check", clerk.root / "units/a/filings").code == 0


def test_what_is_accepted_is_not_withdrawn_but_revoked_and_then_answered(clerk):
    key = clerk.submit("flows")
    clerk.file("accept", key, "--number", "备2号")
    clerk.commit()
    assert "its office revokes" in clerk.file("withdraw", key, "--reason", "x", code=2).err
    assert "revoke it: ptr file revoke" in clerk.file("return", key, "--remark", f"{CHART} 不清", code=2).err
    clerk.on("2026-01-08")
    ran = clerk.file("revoke", key, "--reason", "会议纪要有误")
    assert f"decisions/{key}-revoked.yaml" in ran.err
    clerk.commit()
    [item] = listed(clerk, "--returned").values()
    assert (item["key"], item["state"], item["answer_due"]) == (key, "revoked", "2026-01-23")
    page = clerk.file("show", key).out
    assert "2026-01-08 revoked: 会议纪要有误" in page
    assert "2026-01-05 accepted, 备2号" in page
    assert "nothing to revoke" in clerk.file("revoke", key, "--reason", "x", code=2).err
    answer = clerk.submit("flows", "--answers", key)
    assert listed(clerk)[key]["answered_by"] == answer
    clerk.file("accept", answer, "--number", "备3号")
    clerk.commit()
    report = json.loads(clerk.ptr("diff", "HEAD~2", "--format", "json").out)
    assert report["irregularities"] == []


def test_a_return_and_what_is_not_decided_are_not_revoked(clerk):
    key = clerk.submit("flows")
    assert "not decided yet" in clerk.file("revoke", key, "--reason", "x", code=2).err
    sent_back(clerk, key)
    assert "answered, also as it was" in clerk.file("revoke", key, "--reason", "x", code=2).err


def test_another_office_neither_decides_nor_revokes(clerk):
    clerk.edit("offices:\n", "offices:\n  - {id: province, name: 省办公室}\n", "registry.yaml")
    clerk.commit()
    key = clerk.submit("flows", "--office", "city")
    for words in (("accept", key, "--number", "备2号"), ("return", key, "--remark", f"{CHART} x")):
        assert "only that office decides" in clerk.file(*words, "--office", "province", code=2).err
    clerk.file("accept", key, "--number", "备2号", "--office", "city")
    assert "only that office decides" in clerk.file("revoke", key, "--reason", "x", "--office", "province", code=2).err
    assert "--office city" in clerk.file("show", key).out


def test_a_later_accepted_one_settles_the_older_ones(clerk):
    first = clerk.submit("flows")
    clerk.commit()
    clerk.on("2026-01-06")
    changed(clerk)
    second = clerk.submit("flows")
    clerk.commit()
    clerk.file("accept", second, "--number", "备2号")
    clerk.commit()
    item = listed(clerk)[first]
    assert (item["state"], item["settled_by"]) == ("settled", second)
    assert f"settled by {second}" in clerk.file("list").out
    assert f"settled by the later {second}" in clerk.file("accept", first, "--number", "备3号", code=2).err
    assert listed(clerk, "--pending") == {}


def test_a_late_filing_says_how_many_days(clerk):
    changed(clerk)
    clerk.on("2026-01-23")
    key = clerk.submit("flows")
    clerk.commit()
    assert "3 days late" in clerk.file("list", "--late").out
    clerk.on("2026-01-30")
    clerk.file("accept", key, "--number", "备2号")
    clerk.commit()
    assert listed(clerk, "--late")[key]["days_late"] == 3
    page = clerk.file("show", key).out
    assert "met late 2026-01-23, 3 days late  file again: flows" in page


def test_a_list_without_a_main_line_says_that_lateness_was_not_checked(clerk):
    clerk.submit("flows")
    clerk.edit("policy:", "main_line: none\npolicy:", "registry.yaml")
    clerk.commit()
    ran = clerk.file("list")
    assert "which came late was not checked" in ran.err
    assert "not checked" in clerk.file("show", ran.out.split()[0]).out


def test_no_line_of_a_sheet_or_list_is_wider_than_eighty_columns_but_a_command(clerk):
    key = clerk.submit("flows")
    clerk.file("return", key, "--remark", f"{CHART} /title {'名称不清，请对照目录逐字核对；' * 8}")
    for lang in ("en", "zh"):
        page = clerk.file("show", key, lang=lang).out + clerk.file("list", lang=lang).out
        for line in page.splitlines():
            assert line.strip().startswith("ptr ") or sum(2 if ord(each) > 0x2E80 else 1 for each in line) <= 80


NEW = "a new filing"


def moves(clerk) -> list[str]:
    """List what may be done now: a new filing, and every command that some filing names as its next step."""
    items = filed_in(open_registry(FolderSource(clerk.root)).snapshot)
    named = [step.command for item in items.values() for step in next_steps(item)]
    assert all(next_steps(item) for item in items.values()), "every state has a next step"
    return [NEW, *named]


def do(clerk, command: str, number: int) -> None:
    """Do as a command says, filling in what a person has to say."""
    if command == NEW or "submit" in command:
        changed(clerk, f"第{number}版")
        clerk.edit('consultation: "', 'consultation: "1', "units/a/unit.yaml")
        clerk.commit()
    if command == NEW:
        clerk.submit("flows")
        return
    if "return" in command:
        [filing] = clerk.root.glob(f"units/a/filings/{command.split()[3]}.yaml")
        path = re.search(r"(units/a/\S+\.yaml):", filing.read_text("utf-8"))[1]
        command = command.replace("PATH [POINTER] PROBLEM", f"{path} 不清")
    clerk.ptr(*shlex.split(command.replace("备〔…〕…号", f"备{number}号").replace("…", "说明"))[1:])


@pytest.mark.parametrize("seed", range(examples(5)))
def test_every_state_has_a_next_step_that_works_and_the_ledger_sees_it_alike(clerk, seed):
    chance = random.Random(seed)
    day = datetime.date(2026, 1, 6)
    for number in range(10, 18):
        day += datetime.timedelta(days=chance.randrange(1, 4))
        clerk.on(day.isoformat())
        command = chance.choice(moves(clerk))
        do(clerk, command, number)
        clerk.commit()
    items = filed_in(open_registry(FolderSource(clerk.root)).snapshot)
    stands = standing(clerk.root, None, Arranged((), PublishedDays()), day)
    assert stands.ledger.memory.irregularities == []
    for key, submission in stands.ledger.memory.submissions.items():
        item = items[key]
        assert submission.is_accepted == item.is_accepted, item
        assert bool(submission.withdrawn) == bool(item.filing.withdrawn)
        assert submission.answered_by == item.answer
        assert len(submission.rulings) == len(item.decisions)
