"""`ptr fmt` as a person runs it."""

from __future__ import annotations

import pytest

POWER = "units/minzheng/powers/mz-wtodoc.yaml"


@pytest.fixture
def tidy(ptr, small):
    """The small registry in canonical form."""
    assert ptr("--registry", small, "fmt").code == 0
    return small


def test_a_tidy_registry_stays_as_it_is_and_valid(ptr, tidy):
    before = {path: path.read_bytes() for path in tidy.rglob("*.yaml")}
    assert ptr("--registry", tidy, "fmt", "--check").code == 0
    assert ptr("--registry", tidy, "fmt").out == ""
    assert before == {path: path.read_bytes() for path in tidy.rglob("*.yaml")}
    assert ptr("--registry", tidy, "validate", "--fail-on", "note").code == 0


def test_check_lists_and_writes_nothing_then_fmt_writes(ptr, tidy):
    path = tidy / POWER
    spoilt = path.read_text("utf-8").replace("\n", "\r\n").replace("class: ", "class:   ").encode()
    path.write_bytes(spoilt)
    checked = ptr("--registry", tidy, "fmt", "--check")
    assert (checked.code, checked.out) == (1, f"registry/{POWER}\n")
    assert path.read_bytes() == spoilt
    written = ptr("--registry", tidy, "fmt")
    assert (written.code, written.out) == (0, f"registry/{POWER}\n")
    assert b"\r" not in path.read_bytes()
    assert ptr("--registry", tidy, "fmt", "--check").code == 0


def test_a_file_with_faults_of_form_is_named_and_left(ptr, tidy):
    path = tidy / POWER
    path.write_bytes(b"id: 'x\n")
    ran = ptr("--registry", tidy, "--lang", "zh", "fmt")
    assert ran.code == 1
    assert f"没有动 registry/{POWER}" in ran.err
    assert path.read_bytes() == b"id: 'x\n"


def test_only_the_named_paths_are_looked_at(ptr, tidy):
    (tidy / POWER).write_bytes(b"id:   x\n")
    (tidy / "registry.yaml").write_bytes((tidy / "registry.yaml").read_bytes() + b"\n\n")
    assert ptr("fmt", tidy / "registry.yaml").out == "registry/registry.yaml\n"
    assert (tidy / POWER).read_bytes() == b"id:   x\n"
    assert ptr("fmt", tidy / "nowhere").code == 2


def test_codeowners_gets_its_lines_and_keeps_its_owners(ptr, tidy):
    path = tidy / "CODEOWNERS"
    path.write_text("* @boss\n/units/gone/ @gone\n", "utf-8")
    checked = ptr("--registry", tidy, "fmt", "--check")
    assert (checked.code, checked.out) == (1, "registry/CODEOWNERS\n")
    assert ptr("--registry", tidy, "validate", "--fail-on", "warning").code == 1
    assert ptr("--registry", tidy, "fmt").out == "registry/CODEOWNERS\n"
    assert path.read_text("utf-8") == "* @boss\n/units/minzheng/ @minzheng\n"
    assert ptr("--registry", tidy, "validate", "--fail-on", "note").code == 0
    path.write_text("* @boss\n", "utf-8")
    assert ptr("--registry", tidy, "fmt", "--check", tidy / "units").code == 0
