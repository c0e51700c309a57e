"""What moves no duty: a newer format, and a calendar that was not published yet."""

from __future__ import annotations

import pytest
from office import KEY
from test_scenarios import lines


def test_34_a_migration_to_a_newer_format_owes_nothing(office):
    office.edit("format: 3\n", "format: 2\n", "registry.yaml")
    office.commit("2026-01-02")
    office.submit("2026-01-05")
    office.commit("2026-01-05")
    office.decide("2026-01-08")
    start = office.commit("2026-01-08")
    office.edit("format: 2\n", "format: 3\n", "registry.yaml")
    office.commit("2026-01-12")
    assert lines(office.asked("2026-03-02", start).obligations) == []
    office.rename()
    office.commit("2026-01-15")
    owed = lines(office.asked("2026-03-02", start).obligations, "filing")
    assert [line for line in owed if "catalogue" in line] == ["filing catalogue late 2026-01-30"]


@pytest.mark.parametrize("published", [False, True])
def test_32_days_become_firm_when_the_calendar_of_their_year_is_published(office, published):
    office.rename()
    office.commit("2029-12-20")
    if published:
        office.write(
            "calendar/2030.yaml",
            'year: 2030\nsource: 示例\ndays_off: ["2030-01-01", "2030-01-02"]\nworking_days: []\n',
        )
        office.write("calendar/2029.yaml", "year: 2029\nsource: 示例\ndays_off: []\nworking_days: []\n")
        office.commit("2029-12-28")
    report = office.asked("2029-12-29")
    [posting] = [each for each in report.obligations if each.what == "publication" and each.subjects[0].key == KEY]
    assert posting.provisional is not published
    assert str(posting.due) == ("2030-01-21" if published else "2030-01-17")
    assert "statement open 2029-12-31" in lines(report.obligations)
