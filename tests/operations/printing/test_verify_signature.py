"""The signature beside the manifest of a package: without it, anyone could have recomputed the manifest."""

from __future__ import annotations

import hashlib
import json
import subprocess
from pathlib import Path

import pytest
from packed import packed, renamed
from repositories import commit

UNSIGNED = "anyone could have changed a file and recomputed the manifest"


@pytest.fixture
def key_of(tmp_path):
    """Make an SSH key and give its private file."""

    def make(name: str) -> Path:
        file = tmp_path / name
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(file)]
        subprocess.run(command, check=True, capture_output=True)
        return file

    return make


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A registry in which a power has just been renamed."""
    return renamed(tmp_path / "repository")


@pytest.fixture
def folder(root, inside) -> Path:
    """A package of a unit's changes."""
    commit(root, day="2026-10-09")
    return packed(root, inside)


@pytest.fixture
def asked(inside, root, folder):
    """Verify the package and give standing, differences and notes."""

    def run(of: Path = folder):
        ran = inside("--registry", root, "--today", "2026-10-09", "verify", of, "--format", "json")
        report = json.loads(ran.out)
        texts = ("\n".join(each["en"] for each in report[name]) for name in ("differences", "notes"))
        return report["standing"], *texts

    return run


def registered(root: Path, key: Path, options: str = "") -> None:
    text = f"a@example.cn {options}{key.with_suffix('.pub').read_text('utf-8')}"
    (root / "units/a/allowed_signers").write_text(text, "utf-8")
    commit(root, day="2026-10-09")


def sign(folder: Path, key: Path) -> None:
    (folder / "manifest.json.sig").unlink(missing_ok=True)
    command = ["ssh-keygen", "-Y", "sign", "-n", "ptr", "-f", str(key), str(folder / "manifest.json")]
    subprocess.run(command, check=True, capture_output=True)


def forge(folder: Path) -> None:
    """Change a letter, and recompute the manifest."""
    (folder / "letter.pdf").write_bytes(b"forged")
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    manifest["files"]["letter.pdf"] = hashlib.sha256(b"forged").hexdigest()
    path.write_text(json.dumps(manifest, indent=2) + "\n", "utf-8")


def test_without_a_signature_the_answer_says_that_anyone_could_have_made_the_manifest(folder, asked):
    standing, _, notes = asked()
    assert standing == "whole"
    assert UNSIGNED in notes
    forge(folder)
    standing, _, notes = asked()
    assert standing == "whole", "nothing can tell"
    assert UNSIGNED in notes


def test_a_recomputed_manifest_is_discovered_by_its_signature(folder, root, asked, key_of):
    mine = key_of("unit")
    registered(root, mine)
    sign(folder, mine)
    standing, differences, notes = asked()
    assert (standing, differences) == ("whole", "")
    assert "a key that the unit registered signed the manifest" in notes
    assert UNSIGNED not in notes
    forge(folder)
    standing, differences, _ = asked()
    assert standing == "differs"
    assert "the file has changed since" in differences


def test_another_key_proves_nothing(folder, root, asked, key_of):
    registered(root, key_of("unit"))
    sign(folder, key_of("other"))
    standing, differences, _ = asked()
    assert standing == "differs"
    assert "not made with a registered key" in differences


def test_leaving_the_signature_out_is_a_fault_where_the_unit_registered_keys(folder, root, asked, key_of):
    registered(root, key_of("unit"))
    standing, differences, _ = asked()
    assert standing == "differs"
    assert "there is no .sig beside it" in differences


@pytest.mark.parametrize(
    ("options", "standing"), [('valid-before="20260101" ', "differs"), ('valid-after="20260101" ', "whole")]
)
def test_a_key_counts_on_the_days_for_which_it_is_valid(folder, root, asked, key_of, options, standing):
    mine = key_of("unit")
    sign(folder, mine)
    registered(root, mine, options)
    assert asked()[0] == standing


def test_a_key_that_somebody_put_in_the_place_of_the_units_proves_nothing(folder, root, asked, key_of):
    registered(root, key_of("unit"))
    forger = key_of("forger")
    forge(folder)
    sign(folder, forger)
    registered(root, forger)
    standing, differences, _ = asked()
    assert standing == "differs"
    assert "not made with a registered key" in differences


def test_a_signature_that_no_registered_key_can_check_is_as_good_as_none(folder, asked, key_of):
    sign(folder, key_of("unit"))
    standing, _, notes = asked()
    assert standing == "whole"
    assert "no key of the unit is registered" in notes


def test_a_signature_outlasts_other_line_endings(folder, root, asked, key_of):
    mine = key_of("unit")
    registered(root, mine)
    sign(folder, mine)
    for name in ("manifest.json", "manifest.json.sig"):
        path = folder / name
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    standing, differences, _ = asked()
    assert (standing, differences) == ("same-content", "")


def test_the_registered_keys_of_a_unit_belong_into_the_registry(root, inside, key_of):
    registered(root, key_of("unit"))
    ran = inside("--registry", root, "validate")
    assert "allowed_signers" not in ran.out
