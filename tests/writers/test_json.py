"""JSON reports are what the published schema says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from support import validate

from ptr.store.source import FolderSource, MemorySource

from .sample import EMPTY, SAMPLE, WITHOUT_PAST, written

SCHEMA = json.loads((Path(__file__).parents[2] / "schemas/findings.schema.json").read_text(encoding="utf-8"))
REPORTS = {
    "the sample": lambda _: SAMPLE,
    "no findings": lambda _: EMPTY,
    "rules without the past": lambda _: WITHOUT_PAST,
    "the small registry": lambda root: validate(FolderSource(root)),
    "a spoiled registry": lambda _: validate(MemorySource({"registry.yaml": "a: [", "laws/a.yaml": "b: 1\nb: 2\n"})),
}


@pytest.mark.parametrize("claim", REPORTS)
def test_a_report_keeps_the_schema(claim, plan2005):
    document = json.loads(written("json", REPORTS[claim](plan2005)))
    checker = Draft202012Validator.FORMAT_CHECKER
    assert [error.message for error in Draft202012Validator(SCHEMA, format_checker=checker).iter_errors(document)] == []
    assert sum(document["counts"].values()) == len(document["findings"])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda d: d.pop("version"),
        lambda d: d.update(version=2),
        lambda d: d.update(more=1),
        lambda d: d["findings"][0].update(level="fatal"),
        lambda d: d["findings"][0].update(line=0),
        lambda d: d["findings"][0].pop("message"),
        lambda d: d["findings"][2]["related"][0].pop("path"),
    ],
)
def test_the_schema_is_closed(spoil):
    document = json.loads(written("json", SAMPLE))
    spoil(document)
    assert not Draft202012Validator(SCHEMA).is_valid(document)
