"""What the tests of comparisons and of the past share."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator
from support import ROOT

from ptr.operations.demo import build_demo

SCHEMA = json.loads((ROOT / "schemas/changes.schema.json").read_text("utf-8"))


@pytest.fixture(scope="session")
def playground(tmp_path_factory):
    """The repository that `ptr demo` builds; not to be written to."""
    folder = tmp_path_factory.mktemp("demo") / "playground"
    build_demo(folder)
    return folder


@pytest.fixture
def told(inside):
    """Run `ptr diff --format json` and give its document, which keeps the schema."""

    def run(root, *words, code=0):
        ran = inside("--registry", root, "diff", *words, "--format", "json")
        assert ran.code == code, ran
        document = json.loads(ran.out)
        checker = Draft202012Validator.FORMAT_CHECKER
        assert [e.message for e in Draft202012Validator(SCHEMA, format_checker=checker).iter_errors(document)] == []
        return document

    return run
