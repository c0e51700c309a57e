"""What X001 suggests costs little, however much is unknown."""

from __future__ import annotations

import difflib
from itertools import product

import pytest
from support import validate

from ptr.rules.references.x001_unknown import SUGGESTIONS
from ptr.store.source import FolderSource, Overlay

POWER = "units/minzheng/powers/mz-a3gr64.yaml"
OTHER = "units/minzheng/powers/mz-a3gr65.yaml"


@pytest.fixture
def compared(monkeypatch) -> list[tuple[str, list[str]]]:
    """What is compared with what."""
    asked: list[tuple[str, list[str]]] = []
    compare = difflib.get_close_matches

    def counted(word, possibilities, *rest):
        asked.append((word, list(possibilities)))
        return compare(word, possibilities, *rest)

    monkeypatch.setattr(difflib, "get_close_matches", counted)
    return asked


def unknown(root, keys: list[str], path: str = POWER):
    return {path: (root / POWER).read_bytes() + f"succeeds: [{', '.join(keys)}]\n".encode()}


def test_only_so_many_unknown_keys_are_compared_and_all_are_found(plan2005, compared):
    keys = ["mz-aaa" + "".join(letters) for letters in product("abcd", repeat=3)]
    report = validate(Overlay(FolderSource(plan2005), unknown(plan2005, keys)))
    assert sum(finding.code == "X001" for finding in report.findings) == len(keys) > SUGGESTIONS
    assert len(compared) == SUGGESTIONS


def test_one_unknown_key_is_compared_once_for_the_whole_unit(plan2005, compared):
    files = {**unknown(plan2005, ["mz-a3gr6a"]), **unknown(plan2005, ["mz-a3gr6a"], OTHER)}
    findings = [f for f in validate(Overlay(FolderSource(plan2005), files)).findings if f.code == "X001"]
    assert [("mz-a3gr64" in f.message[1] or "mz-a3gr65" in f.message[1]) for f in findings] == [True, True]
    assert [word for word, _ in compared] == ["mz-a3gr6a"]


def test_a_power_is_suggested_among_the_powers_of_its_unit(plan2005, compared):
    stranger = {"units/other/powers/mz-zzzzz7.yaml": (plan2005 / POWER).read_bytes()}
    files = {**unknown(plan2005, ["mz-zzzzz6"]), **stranger}
    validate(Overlay(FolderSource(plan2005), files))
    ((_, pool),) = [(word, pool) for word, pool in compared if word == "mz-zzzzz6"]
    assert "mz-a3gr64" in pool
    assert "mz-zzzzz7" not in pool
