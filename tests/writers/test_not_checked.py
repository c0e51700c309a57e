"""Rules that could not be run are named with the reason, once, in every format that has a place for it."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from ptr.model.results.unchecked import Unchecked
from ptr.model.text.language import Language

from .sample import EMPTY, WITHOUT_PAST, written

ZH, EN = "没有检查 D004、P002：不在 Git 仓库里", "not checked: D004, P002: in no Git repository"


@pytest.mark.parametrize(("language", "words"), [(Language.ZH, ZH), (Language.EN, EN)])
@pytest.mark.parametrize("name", ["text", "github", "sarif"])
def test_one_note_names_them_and_why(name, language, words):
    assert written(name, WITHOUT_PAST, language=language).count(words) == 1


@pytest.mark.parametrize("name", ["text", "github", "sarif", "json", "junit"])
def test_nothing_is_said_where_all_were_run(name):
    for language in Language:
        text = written(name, EMPTY, language=language)
        assert not any(word in text for word in ("没有检查", "not checked", "not_checked", "invocations"))


@pytest.mark.parametrize("name", ["text", "github", "sarif"])
def test_what_told_only_how_things_stand_is_not_said_to_be_unchecked(name):
    in_part = replace(
        EMPTY, unchecked=Unchecked(("A012",), ("不在 Git 仓库里", "in no Git repository"), ("A004", "C003"))
    )
    words = "not checked: A012; only how things stand: A004, C003: in no Git repository"
    assert words in written(name, in_part, language=Language.EN)
    alone = replace(in_part, unchecked=replace(in_part.unchecked, codes=()))
    assert "没有检查" not in written(name, alone, language=Language.ZH)
    assert "只核对了现状 A004、C003：不在 Git 仓库里" in written(name, alone, language=Language.ZH)


def test_json_has_codes_and_reason():
    found = json.loads(written("json", WITHOUT_PAST))["not_checked"]
    assert found == {
        "codes": ["D004", "P002"],
        "in_part": [],
        "why": {"zh": "不在 Git 仓库里", "en": "in no Git repository"},
    }


def test_the_summary_of_a_github_step_says_it_beside_no_findings(tmp_path):
    summary = tmp_path / "summary"
    written("github", WITHOUT_PAST, language=Language.EN, environment={"GITHUB_STEP_SUMMARY": str(summary)})
    assert "not checked\\: D004, P002\\: in no Git repository" in summary.read_text(encoding="utf-8")


def test_a_case_that_was_not_run_is_skipped_and_no_pass():
    root = ElementTree.fromstring(written("junit", WITHOUT_PAST, language=Language.EN))
    skipped = {case.get("name", "")[:4] for case in root.iter("testcase") if case.find("skipped") is not None}
    assert skipped == {"D004", "P002"}
    assert {element.get("message") for element in root.iter("skipped")} == {"in no Git repository"}
