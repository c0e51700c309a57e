"""What the tests of comparisons and of the past share."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator
from support import ROOT

from ptr.operations.playground.demo import build_demo


def faults(document, name):
    """List what is wrong with a report by the schema of its format."""
    schema = json.loads((ROOT / f"schemas/{name}.schema.json").read_text("utf-8"))
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [each.message for each in validator.iter_errors(document)]


@pytest.fixture
def reported():
    """Read a report that was written as JSON, which keeps the schema of its format."""

    def read(text, name):
        document = json.loads(text)
        assert faults(document, name) == []
        return document

    return read


@pytest.fixture(scope="session")
def playground(tmp_path_factory):
    """The repository that `ptr demo` builds; not to be written to."""
    folder = tmp_path_factory.mktemp("demo") / "playground"
    build_demo(folder)
    return folder


@pytest.fixture
def told(inside, reported):
    """Run `ptr diff --format json` and give its document, which keeps the schema."""

    def run(root, *words, code=0):
        ran = inside("--registry", root, "diff", *words, "--format", "json")
        assert ran.code == code, ran
        return reported(ran.out, "changes")

    return run
