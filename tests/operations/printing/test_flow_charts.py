"""Which flow charts are printed, and what each of them is made of."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from repositories import git
from support import CLOCK

from ptr.model.fields.errors import PtrError
from ptr.operations.printing.render import render_to
from ptr.operations.printing.sheets import Sheet, plan

UNIT = "shenpi"


@pytest.fixture
def charted(bundled: Path, tmp_path: Path) -> Path:
    """A copy of the bundled registry with one unit."""
    root = tmp_path / "registry"
    shutil.copytree(bundled, root, ignore=lambda folder, names: set(names) - {UNIT} if folder.endswith("units") else ())
    return root


def sheets(root: Path) -> list[Sheet]:
    return plan(root, ["flow-chart"], [UNIT], "svg", CLOCK)


def item_chart(root: Path) -> Path:
    """A chart of one power."""
    flows = sorted((root / "units" / UNIT / "flows").glob("*.yaml"))
    return next(path for path in flows if re.search(r"^powers: \[[^,]+\]$", path.read_text(), re.MULTILINE))


def power_of(chart: Path) -> Path:
    found = re.search(r"^powers: \[([^,]+)\]$", chart.read_text(), re.MULTILINE)
    assert found
    return chart.parent.parent / "powers" / f"{found.group(1)}.yaml"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_every_public_chart_of_the_bundled_registry_is_printed_and_no_other(bundled: Path) -> None:
    flows = {path: path.read_text() for path in bundled.glob("units/*/flows/*.yaml")}
    public = {(path.parts[-3], path.stem) for path, text in flows.items() if "\nscope:" not in text}
    assert len(public) < len(flows)
    assert {(sheet.unit, sheet.part) for sheet in plan(bundled, ["flow-chart"], [], "svg", CLOCK)} == public


def test_a_chart_has_a_file_of_its_own_in_each_format(charted: Path, tmp_path: Path) -> None:
    key = item_chart(charted).stem
    chosen = [sheet for sheet in plan(charted, ["flow-chart"], [UNIT], None, CLOCK) if sheet.part == key]
    made = render_to(charted, chosen, tmp_path / "out", CLOCK)
    assert sorted(path.relative_to(tmp_path / "out").as_posix() for path in made) == [
        f"{UNIT}/flow-chart/{key}.{ending}" for ending in ("html", "pdf", "svg")
    ]


NARROWER = {
    "a chart for the unit alone": lambda chart: edit(chart, "procedure_basis:", "scope: internal\nprocedure_basis:"),
    "a power for the unit alone": lambda chart: edit(power_of(chart), "  scope: public", "  scope: internal"),
    "a power open on request": lambda chart: edit(power_of(chart), "  scope: public", "  scope: on_request"),
    "a power that is no more": lambda chart: power_of(chart).unlink(),
    "an abolished power": lambda chart: edit(power_of(chart), "status: active", "status: abolished"),
}


@pytest.mark.parametrize("claim", NARROWER)
def test_what_is_not_for_the_public_or_not_exercised_is_not_printed(claim: str, charted: Path) -> None:
    chart = item_chart(charted)
    before = {sheet.part for sheet in sheets(charted)}
    NARROWER[claim](chart)
    assert before - {sheet.part for sheet in sheets(charted)} == {chart.stem}


@pytest.mark.parametrize("which", [lambda chart: chart, power_of])
def test_what_cannot_be_read_stops_the_run_and_is_named(which, charted: Path, tmp_path: Path) -> None:
    spoilt = which(item_chart(charted))
    spoilt.write_text("id: [")
    with pytest.raises(PtrError, match=spoilt.stem):
        render_to(charted, sheets(charted), tmp_path / "out", CLOCK)
    assert not list((tmp_path / "out").rglob("*.svg"))


def test_a_unit_without_charts_has_nothing_to_print(small: Path) -> None:
    with pytest.raises(PtrError, match="nothing to render"):
        plan(small, ["flow-chart"], [], None, CLOCK)


def test_a_change_of_one_chart_moves_its_own_revision_only(charted: Path, tmp_path: Path) -> None:
    def revisions() -> dict[str, str]:
        made = render_to(charted, sheets(charted), tmp_path / "out", CLOCK)
        return {path.stem: re.findall("修订号 ([0-9a-f]{10})|草稿", path.read_text())[0] for path in made}

    git(charted, "init", "-q")
    git(charted, "add", "-A")
    git(charted, "commit", "-qm", "first")
    before, chart = revisions(), item_chart(charted)
    edit(chart, "channels:", "  # a remark\nchannels:")
    assert revisions() == before | {chart.stem: ""}, "not committed: a draft"
    git(charted, "commit", "-qam", "second")
    after = revisions()
    assert {key for key in after if after[key] != before[key]} == {chart.stem}
    assert all(after.values())
