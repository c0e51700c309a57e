"""The operator's guide says what the gate refuses and lets through: every row of its table is tried."""

from __future__ import annotations

import re

import pytest
from at_the_gate import ACTS
from support import ROOT

SECTION = "## What the gate refuses and lets through"


def rows() -> dict[str, str]:
    """Read the table: what a branch brings, and the answer."""
    text = (ROOT / "docs/operator.md").read_text("utf-8").partition(f"{SECTION}\n")[2].partition("\n## ")[0]
    cells = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| ")]
    return dict(cells[2:])


def test_every_row_is_tried_and_everything_tried_is_a_row():
    assert list(rows()) == list(ACTS)


@pytest.mark.parametrize("brought", ACTS)
def test_the_gate_answers_as_the_guide_says(brought, office, keys):
    answer = rows()[brought]
    ACTS[brought](office, keys)
    office.commit("2026-01-02")
    report = office.asked("2026-01-02", "main", check=True)
    refused = {each.code for each in report.refused} | ({"A001"} if report.failing else set())
    told = {each.code for each in report.irregularities if each not in report.refused}
    assert report.passes is answer.startswith("passes")
    assert (told if report.passes else refused) == set(re.findall(r"A[0-9]{3}", answer))
    assert bool(report.unread) is ("cannot be compared" in answer)
    assert "policy" not in answer or report.changes[0].kind == "policy.changed"
    assert "alarm" not in answer or any(change.alarm for change in report.changes)
