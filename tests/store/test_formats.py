"""A registry of an older format is lifted, its own file first; a newer one is refused before anything is read of it."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

import pytest
from support import open_registry, validate

from ptr.model import migrations
from ptr.model.documents.registry import Registry
from ptr.model.documents.unit import Unit
from ptr.model.fields.errors import PtrError
from ptr.store.source import FolderSource, Overlay
from ptr.store.yaml import fast

UNIT = "units/minzheng/unit.yaml"


@pytest.fixture
def step(monkeypatch) -> ModuleType:
    """A step from format 3 to 4, in which `title` became `name` in the registry and in units."""

    def lift(data: dict[str, Any], type: str) -> dict[str, Any]:
        moved = type in ("registry", "unit") and "title" in data
        return {("name" if moved and key == "title" else key): value for key, value in data.items()}

    module = ModuleType("step_3")
    module.lift = lift
    monkeypatch.setitem(sys.modules, f"{migrations.__name__}.step_3", module)
    monkeypatch.setattr(migrations, "CURRENT", 4)
    return module


def old(root, **changes: str) -> Overlay:
    """The small registry as it was in format 3, with the text of some files changed."""
    paths = ("registry.yaml", UNIT)
    texts = {path: (root / path).read_text(encoding="utf-8").replace("\nname: ", "\ntitle: ", 1) for path in paths}
    texts["registry.yaml"] += changes.get("registry", "")
    return Overlay(FolderSource(root), {path: text.encode() for path, text in texts.items()})


@pytest.mark.parametrize("parser", ["fast", "dialect"])
def test_a_registry_of_an_older_format_is_lifted_with_its_own_file(parser, plan2005, step, monkeypatch):
    if parser == "dialect":
        monkeypatch.setattr(fast, "_parser", lambda: None)
    opened = open_registry(old(plan2005))
    now = open_registry(FolderSource(plan2005))
    assert opened.snapshot.registry == now.snapshot.registry
    assert opened.snapshot.units == now.snapshot.units
    assert isinstance(opened.snapshot.registry, Registry)
    assert isinstance(opened.snapshot.units["minzheng"], Unit)
    assert [finding.code for finding in validate(old(plan2005)).findings] == []


def test_documents_are_lifted_beside_a_registry_with_faults(plan2005, step):
    codes = {(f.code, f.spot.path) for f in validate(old(plan2005, registry="odd: 1\n")).findings}
    assert ("S002", "registry.yaml") in codes
    assert ("S002", UNIT) not in codes


def with_registry(root, old: str, new: str) -> Overlay:
    text = (root / "registry.yaml").read_text(encoding="utf-8")
    assert old in text
    return Overlay(FolderSource(root), {"registry.yaml": text.replace(old, new, 1).encode()})


NEWER = {
    "a newer format": "format: 4",
    "a newer format with a field that nobody knows yet": "format: 4\nlater: x",
    "a newer format and a word that could be read in two ways": "format: 4\nlater: no",
    "a newer ptr": 'format: 3\nrequires_ptr: ">=99.0"',
    "a newer ptr and a field that nobody knows yet": 'format: 3\nrequires_ptr: ">=99"\nlater: x',
    "a ptr newer than all": f'format: 3\nrequires_ptr: ">={"9" * 5000}"',
}


@pytest.mark.parametrize("claim", NEWER)
def test_a_registry_is_refused_that_asks_for(claim, plan2005):
    with pytest.raises(PtrError) as caught:
        open_registry(with_registry(plan2005, "format: 3", NEWER[claim]))
    chinese, english = caught.value.message
    assert "升级" in chinese
    assert "upgrade" in english
    assert len(english) < 200


UNCLEAR = ["format: one", "format: 0", "format: -1", "format: true", "format: [1]", "format: 1.0", "other: 1"]


@pytest.mark.parametrize("text", [*UNCLEAR, "format: 3\nrequires_ptr: newest", "format: 3\nrequires_ptr: 99"])
def test_an_unclear_format_is_a_finding_and_no_more(text, plan2005):
    findings = validate(with_registry(plan2005, "format: 3", text)).findings
    assert {f.spot.path for f in findings if f.code.startswith("S")} == {"registry.yaml"}


VERSIONS = [  # this ptr, what is required, whether that is enough
    ("0.2.0rc1", ">=0.2", True),
    ("0.2.0rc1", ">=0.3", False),
    ("0.2.0.dev3+g12ab", ">=0.2.0", True),
    ("0.2", ">=0.2.0", True),
    ("0.10.0", ">=0.9", True),
    ("1.0", ">=0.9.9", True),
    ("1.0", ">=1.0.1", False),
]


@pytest.mark.parametrize(("version", "required", "enough"), VERSIONS)
def test_versions_are_compared_by_their_numbers(version, required, enough, monkeypatch):
    monkeypatch.setattr(migrations, "__version__", version)
    data = {"format": 1, "requires_ptr": required}
    if enough:
        assert migrations.format_of(data) == 1
    else:
        with pytest.raises(PtrError):
            migrations.format_of(data)
