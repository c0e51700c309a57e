"""`ptr verify PACKAGE`: every file and the whole, by the manifest; and which filing it is of."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from packed import packed, renamed
from repositories import commit


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A registry in which a power has just been renamed."""
    return renamed(tmp_path / "repository")


@pytest.fixture
def folder(root, inside) -> Path:
    """A package of a unit's changes."""
    commit(root, day="2026-10-09")
    return packed(root, inside)


def manifest(folder: Path, **changes: object) -> None:
    path = folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | changes), "utf-8")


def a_document(folder: Path) -> Path:
    return sorted((folder / "documents").rglob("*.yaml"))[0]


def verified(inside, root: Path, folder: Path, code: int):
    ran = inside("--registry", root, "verify", folder, "--format", "json")
    assert ran.code == code, ran
    return json.loads(ran.out)


def test_a_package_as_it_was_made_is_whole(folder, root, inside):
    found = verified(inside, root, folder, 0)
    assert (found["standing"], found["differences"]) == ("whole", [])


def test_a_package_needs_no_registry(folder, root, inside, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    ran = inside("verify", folder, cwd=tmp_path / "elsewhere")
    assert ran.code == 0, ran
    assert "whole and unchanged" in ran.out


def _said(folder: Path) -> None:
    path = a_document(folder)
    raw = path.read_bytes() + b"# \n"
    path.write_bytes(raw)


SPOILED = {
    "a print changed": (lambda f: (f / "letter.pdf").write_bytes(b"x"), "letter.pdf: its bytes were changed"),
    "a print missing": (lambda f: (f / "letter.pdf").unlink(), "letter.pdf: missing"),
    "a file more": (lambda f: (f / "more.txt").write_text("x"), "more.txt: not in the manifest"),
    "a link": (
        lambda f: ((f / "letter.pdf").unlink(), (f / "letter.pdf").symlink_to("/etc/hostname")),
        "letter.pdf: its bytes were changed",
    ),
    "a comment in a document": (_said, "its bytes were changed"),
    "another digest": (lambda f: manifest(f, digest="0" * 64), "manifest.json: the digest of the whole"),
    "a way out": (lambda f: manifest(f, files={"../../etc/passwd": "0"}), "../../etc/passwd: missing"),
}


@pytest.mark.parametrize("claim", SPOILED)
def test_what_is_not_whole_is_named(claim, folder, root, inside):
    spoil, said = SPOILED[claim]
    spoil(folder)
    found = verified(inside, root, folder, 1)
    assert found["standing"] == "differs"
    assert said in "\n".join(each["en"] for each in found["differences"])


def test_every_file_is_named_not_the_first_alone(folder, root, inside):
    spoilt = [path for path in folder.rglob("*") if path.is_file() and path.name != "manifest.json"]
    for path in spoilt:
        path.write_bytes(b"x")
    found = verified(inside, root, folder, 1)
    named = {each["en"].partition(": ")[0] for each in found["differences"]}
    assert named == {path.relative_to(folder).as_posix() for path in spoilt}


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b'{"format": 9}', b"\xff\xfe"])
def test_a_folder_that_is_no_package_is_refused(raw, root, inside, tmp_path):
    (tmp_path / "no").mkdir()
    (tmp_path / "no/manifest.json").write_bytes(raw)
    assert inside("--registry", root, "verify", tmp_path / "no").code == 2
    (tmp_path / "no/manifest.json").unlink()
    assert inside("--registry", root, "verify", tmp_path / "no").code == 2


def test_the_filing_of_a_package_is_named(folder, root, inside):
    found = verified(inside, root, folder, 0)
    assert "no filing of the registry" in found["notes"][-1]["en"]
    unit = json.loads((folder / "manifest.json").read_text("utf-8"))["unit"]
    ran = inside("--registry", root, "file", "submit", unit, "--subject", "flows", "--by", "deputy")
    assert ran.code == 0, ran
    commit(root, day="2026-10-10")
    found = verified(inside, root, folder, 0)
    assert "not accepted yet" in found["notes"][-1]["en"]
