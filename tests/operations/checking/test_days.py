"""A result holds until a comparison with today turns out otherwise: not a day longer, and not a day shorter."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest
from busy import busy
from hypothesis import given
from hypothesis import strategies as st
from support import CLOCK, validate

from ptr.model.time.clock import DAY
from ptr.model.time.today import Today
from ptr.operations.checking.units import Units
from ptr.store.source import FolderSource

DAYS = st.dates(datetime.date(2024, 2, 27), datetime.date(2024, 4, 2))


def report(folder: Path, day: datetime.date, *, remember: bool):
    found = validate(FolderSource(folder), today=day, remember=remember)
    return found.today, found.findings, found.unchecked


@pytest.mark.parametrize(
    "steps",
    [[1] * 20, [7] * 20, [31, -1, 1, 60, -200, 400, 0, 30, -30], [365, -364, 1, 700]],
    ids=["day by day", "week by week", "to and fro", "year by year"],
)
def test_whatever_day_comes_next_a_run_that_remembers_finds_what_a_fresh_one_finds(bundled, tmp_path, steps):
    root = busy(bundled, tmp_path / "registry")
    day = CLOCK.now
    for step in steps:
        day += step * DAY
        assert report(root, day, remember=True) == report(root, day, remember=False), day
        assert report(root, day, remember=True)[0] == day


@pytest.fixture
def quiet(plan2005, tmp_path, monkeypatch) -> Path:
    """A registry that was checked, in which the calendar brings nothing for some days."""
    root = Path(shutil.copytree(plan2005, tmp_path / "registry"))
    report(root, CLOCK.now, remember=True)
    return root


def test_the_next_day_no_unit_is_checked_nor_anything_opened(quiet, monkeypatch):
    expected = report(quiet, CLOCK.now + DAY, remember=False)[1:]
    monkeypatch.setattr("ptr.operations.checking.run.check", lambda *_: pytest.fail("checked again"))
    assert report(quiet, CLOCK.now + DAY, remember=True)[1:] == expected


def test_on_the_day_that_turns_one_comparison_only_the_unit_that_made_it_is_checked(quiet, monkeypatch):
    unit = sorted(path.name for path in (quiet / "units").iterdir())[0]
    power = sorted((quiet / "units" / unit / "powers").glob("*.yaml"))[0]
    text = power.read_text("utf-8")
    last = CLOCK.now + 3 * DAY
    power.write_text(text.replace("effective: {from: ", f"effective: {{until: {last}, from: "), "utf-8")
    assert power.read_text("utf-8") != text, "the power names its first day in one line"
    report(quiet, CLOCK.now, remember=True)
    asked: list[str] = []
    whole = Units.check
    monkeypatch.setattr(Units, "check", lambda units, name: asked.append(name) or whole(units, name))
    codes = {}
    for day in (last, last + DAY):
        codes[day] = [finding.code for finding in report(quiet, day, remember=True)[1]]
        assert codes[day] == [finding.code for finding in report(quiet, day, remember=False)[1]]
    assert "P008" not in codes[last]
    assert "P008" in codes[last + DAY]


@given(day=DAYS, term=DAYS, later=st.integers(0, 40))
def test_a_comparison_turns_on_the_day_that_is_told_and_on_none_before(day, term, later):
    for ask in (Today.is_after, Today.is_before):
        with (today := Today(day)).watched() as horizon:
            answer = ask(today, term)
        then = day + later * DAY
        stays = horizon.end is None or then < horizon.end
        assert (ask(Today(then), term) == answer) is stays or not stays
        if horizon.end:
            assert ask(Today(horizon.end), term) != answer


@given(day=DAYS)
def test_who_asks_for_the_day_itself_is_told_that_it_holds_for_one_day(day):
    with (today := Today(day)).watched() as outer:
        with today.watched() as inner:
            assert today.date == day
        assert inner.end == day + DAY
        assert today.year == day.year
    assert outer.end == day + DAY


def test_the_ends_of_time_turn_nothing():
    today = Today(datetime.date.max)
    with today.watched() as horizon:
        assert (today.is_after(datetime.date.max), today.date, today.year) == (False, datetime.date.max, 9999)
        assert Today(datetime.date.min).is_before(datetime.date.max)
    assert horizon.end is None
