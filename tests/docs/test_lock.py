"""What is locked is what pyproject.toml asks for, with hashes, one version of each package, and no address."""

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]
ASKED = {
    "run": PROJECT["project"]["dependencies"] + PROJECT["build-system"]["requires"] + GROUPS["build"],
    **{name: GROUPS[name] for name in GROUPS if name != "build"},
}


@cache
def locked(name: str) -> dict[str, tuple[str, int]]:
    """The packages of a lock file, each with its version and the number of its hashes."""
    text = (ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8")
    found = {}
    for entry in text.replace("\\\n", " ").splitlines():
        package, version, rest = re.fullmatch(r"([a-z0-9-]+)==([^\s;]+)(.*)", entry).groups()
        found[package] = version, len(re.findall(r" --hash=sha256:[0-9a-f]{64}(?!\S)", rest))
    return found


@pytest.mark.parametrize(
    ("name", "asked"), [(name, asked) for name in ASKED for asked in ASKED[name]], ids=lambda value: value
)
def test_what_is_asked_for_is_locked_within_its_range(name, asked):
    asked = Requirement(asked)
    version, _ = locked(name).get(canonicalize_name(asked.name), ("", 0))
    assert version, f"{asked.name} is not in requirements/{name}.txt; run: make lock"
    assert version in asked.specifier, f"{asked} is locked at {version}; run: make lock"


@pytest.mark.parametrize("name", ASKED)
def test_every_package_has_its_hashes_and_the_version_it_has_elsewhere(name):
    assert [package for package, (_, hashes) in locked(name).items() if not hashes] == []
    assert locked("run").items() <= locked(name).items()
    assert all(locked(other).get(package, found) == found for other in ASKED for package, found in locked(name).items())


def test_there_is_a_lock_for_each_group_and_no_other():
    assert {path.stem for path in (ROOT / "requirements").iterdir()} == set(ASKED)
