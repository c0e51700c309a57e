"""When a time limit ends, by the arrangements of 2025 and 2026 as published and counted by hand.

2025: off 1-28 to 2-4, 4-4 to 4-6, 5-1 to 5-5, 5-31 to 6-2, 10-1 to 10-8; worked 1-26, 2-8, 4-27, 9-28, 10-11.
2026: off 1-1 to 1-3, 2-15 to 2-23, 4-4 to 4-6, 5-1 to 5-5, 6-19 to 6-21, 9-25 to 9-27, 10-1 to 10-7;
worked 1-4, 2-14, 2-28, 5-9, 9-20, 10-10. The year 2027 is not published.
"""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptr.model.documents.calendar import Calendar
from ptr.model.documents.power import Limit, LimitUnit
from ptr.model.time.deadline import Arranged, Deadline, Interval, deadline
from ptr.store.calendar import PublishedDays

UNITS = {"w": LimitUnit.WORKING_DAYS, "d": LimitUnit.CALENDAR_DAYS, "m": LimitUnit.MONTHS}
DAYS = PublishedDays()
day = datetime.date.fromisoformat


def limit(text: str) -> Limit:
    return Limit(value=int(text[:-1]), unit=UNITS[text[-1]])


@pytest.mark.parametrize(
    ("event", "time", "last", "claim"),
    [
        ("2026-03-02", "1w", "2026-03-03", "the day of the event does not count"),
        ("2026-03-06", "1w", "2026-03-09", "a weekend is not worked"),
        ("2026-02-13", "1w", "2026-02-14", "a Saturday made up for the Spring Festival is worked"),
        ("2026-02-13", "5w", "2026-02-27", "the Spring Festival of 2026 is nine days"),
        ("2026-02-13", "6w", "2026-02-28", "a made-up Saturday may be the last day"),
        ("2025-01-24", "3w", "2025-02-05", "a made-up Sunday before, eight days off, the Wednesday after"),
        ("2025-09-15", "20w", "2025-10-17", "twenty days over the National Day of 2025"),
        ("2025-09-30", "1w", "2025-10-09", "the day before a holiday"),
        ("2025-10-03", "1w", "2025-10-09", "an event on a holiday"),
        ("2025-12-31", "2w", "2026-01-05", "New Year, and the Sunday worked for it"),
        ("2026-03-02", "15d", "2026-03-17", "calendar days"),
        ("2025-09-24", "10d", "2025-10-09", "the last of them in a holiday moves behind it"),
        ("2026-04-24", "15d", "2026-05-09", "a made-up Saturday is no day off"),
        ("2026-06-04", "15d", "2026-06-22", "the Dragon Boat Festival and its weekend"),
        ("2025-11-20", "60d", "2026-01-19", "days off in between count"),
        ("2025-01-31", "1m", "2025-02-28", "no corresponding day: the last of the month"),
        ("2025-02-28", "1m", "2025-03-28", "the corresponding day, not the last of the month"),
        ("2025-11-30", "3m", "2026-02-28", "the last of February is a Saturday that is worked"),
        ("2025-07-01", "3m", "2025-10-09", "the corresponding day is a holiday"),
        ("2024-02-29", "12m", "2025-02-28", "a leap day"),
        ("2025-08-15", "6m", "2026-02-24", "over the turn of the year into a festival"),
    ],
)
def test_the_last_day(event: str, time: str, last: str, claim: str) -> None:
    assert deadline(day(event), limit(time), DAYS) == Deadline(day(last)), claim


@pytest.mark.parametrize(
    ("event", "time", "stops", "last"),
    [
        ("2026-03-02", "5w", ["2026-03-04 2026-03-06"], "2026-03-12"),
        ("2026-03-02", "5w", ["2026-03-04 2026-03-06", "2026-03-06 2026-03-09"], "2026-03-13"),
        ("2026-03-02", "5w", ["2026-03-07 2026-03-08"], "2026-03-09"),
        ("2026-03-02", "5w", ["2026-02-01 2026-03-02"], "2026-03-09"),
        ("2026-03-02", "5w", ["2026-03-10 2026-03-31"], "2026-03-09"),
        ("2026-03-02", "10d", ["2026-03-05 2026-03-09"], "2026-03-17"),
        ("2026-03-02", "1m", ["2026-03-10 2026-03-19"], "2026-04-13"),
        ("2026-03-02", "5d", ["2026-03-08 2026-03-10"], "2026-03-11"),
    ],
)
def test_days_of_a_suspension_count_for_nothing(event: str, time: str, stops: list[str], last: str) -> None:
    suspended = [Interval(*map(day, stop.split())) for stop in stops]
    assert deadline(day(event), limit(time), DAYS, suspended) == Deadline(day(last))


def test_a_year_that_is_not_published_is_said() -> None:
    assert deadline(day("2026-12-25"), limit("10w"), DAYS) == Deadline(day("2027-01-08"), True, (2027,))
    assert deadline(day("2026-12-20"), limit("30d"), DAYS) == Deadline(day("2027-01-19"), True, (2027,))
    assert deadline(day("2026-12-25"), limit("400w"), DAYS) == Deadline(day("2028-07-07"), True, (2027, 2028))


def test_a_year_matters_only_if_the_last_day_may_move_into_it() -> None:
    assert deadline(day("2026-12-25"), limit("4w"), DAYS) == Deadline(day("2026-12-31"))
    assert deadline(day("2003-12-30"), limit("10d"), DAYS) == Deadline(day("2004-01-09"))


NEXT_YEAR = Calendar(
    year=2027, source="示例", days_off=(day("2027-01-01"), day("2027-01-04")), working_days=(day("2027-01-09"),)
)


def test_the_registrys_own_calendar_settles_a_year_that_the_package_does_not_know() -> None:
    days = Arranged([NEXT_YEAR], DAYS)
    assert deadline(day("2026-12-31"), limit("1w"), days) == Deadline(day("2027-01-05"))
    assert deadline(day("2026-12-31"), limit("5w"), days) == Deadline(day("2027-01-09"))
    assert deadline(day("2026-02-13"), limit("5w"), days) == Deadline(day("2026-02-27"))


def test_a_calendar_may_name_days_of_the_year_before() -> None:
    turn = Calendar(year=2027, source="示例", days_off=(day("2026-12-31"),), working_days=(day("2026-12-27"),))
    assert deadline(day("2026-12-25"), limit("4w"), Arranged([turn], DAYS)) == Deadline(day("2026-12-30"))


def test_what_is_done_on_the_spot_ends_the_same_day() -> None:
    assert deadline(day("2027-01-01"), Limit(unit=LimitUnit.IMMEDIATE), DAYS) == Deadline(day("2027-01-01"))


def test_a_limit_without_time_has_no_deadline() -> None:
    assert deadline(day("2026-03-02"), Limit(none="法律没有规定"), DAYS) is None


@pytest.mark.parametrize("time", ["20w", "20d", "1m", "3650m"])
def test_the_calendar_ends_with_the_year_9999(time: str) -> None:
    found = deadline(day("9999-12-30"), limit(time), DAYS)
    assert found
    assert found.date == datetime.date.max
    assert found.provisional


EVENTS = st.dates(day("2004-01-01"), day("2025-12-31"))
UNIT = st.sampled_from("wdm")


def last_day(event: datetime.date, time: str, *suspended: Interval) -> datetime.date:
    found = deadline(event, limit(time), DAYS, suspended)
    assert found
    return found.date


@given(EVENTS, st.integers(1, 60))
def test_just_so_many_days_are_worked_until_the_last_day(event: datetime.date, value: int) -> None:
    last = last_day(event, f"{value}w")
    between = [event + datetime.timedelta(days=number) for number in range(1, (last - event).days + 1)]
    assert sum(bool(DAYS.is_working(each)) for each in between) == value


@given(EVENTS, st.integers(1, 11), UNIT)
def test_the_last_day_is_worked_and_comes_after_the_event(event: datetime.date, value: int, unit: str) -> None:
    last = last_day(event, f"{value}{unit}")
    assert last > event
    assert DAYS.is_working(last) is not False


@given(EVENTS, st.integers(1, 11), UNIT)
def test_a_longer_limit_does_not_end_earlier(event: datetime.date, value: int, unit: str) -> None:
    assert last_day(event, f"{value}{unit}") <= last_day(event, f"{value + 1}{unit}")
    assert last_day(event, f"{value}d") <= last_day(event, f"{value}w")


@given(EVENTS, st.integers(1, 11), UNIT, st.integers(-40, 400), st.integers(0, 30))
def test_a_suspension_never_shortens(event: datetime.date, value: int, unit: str, begins: int, length: int) -> None:
    first = event + datetime.timedelta(days=begins)
    stop = Interval(first, first + datetime.timedelta(days=length))
    plain, held = last_day(event, f"{value}{unit}"), last_day(event, f"{value}{unit}", stop)
    assert held >= plain
    assert not stop.first <= held <= stop.last
    if stop.last <= event or stop.first > plain:
        assert held == plain
