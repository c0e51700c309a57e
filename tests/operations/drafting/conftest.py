"""The registry of the tests of drafts: two units of one level, one with powers, charts and comments."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from changed import decided, filed
from drafted import CHART, POWER, SHARED
from repositories import commit, git
from support import ROOT


def lift(text: str) -> str:
    """A unit of the same level as the giver."""
    return text.replace("level: county", "level: municipal").replace('division: "130722"', 'division: "130700"')


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "登记簿"
    shutil.copytree(ROOT / "tests/rules/base", folder)
    receiver = folder / "units/b/unit.yaml"
    receiver.write_text(lift(receiver.read_text("utf-8")), "utf-8")
    (folder / "units/a/flows/a-itm234.yaml").write_text(CHART, "utf-8")
    (folder / "units/a/flows/a-shr234.yaml").write_text(SHARED, "utf-8")
    power = folder / f"units/a/powers/{POWER}.yaml"
    power.write_text(
        "# a comment of the clerk\n" + power.read_text("utf-8").replace("lead: deputy", "lead: deputy  # beside")
    )
    git(folder, "init", "-q", "-b", "main")
    commit(folder, day="2026-09-30")
    for unit in ("a", "b"):  # the first inventory is over
        filed(folder, unit)
        decided(folder, unit)
    commit(folder, day="2026-10-01")
    return folder
