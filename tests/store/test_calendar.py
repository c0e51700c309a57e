"""Which days are worked, as an opened registry knows."""

from __future__ import annotations

import datetime
import subprocess
import sys

import pytest
from support import open_registry

from ptr.store.source import MemorySource

CALENDAR = b"year: 2027\nsource: example\ndays_off: [2027-01-01]\nworking_days: [2027-01-03]\n"


@pytest.mark.parametrize(
    ("files", "day", "worked"),
    [
        ({}, "2026-10-10", True),
        ({}, "2026-10-01", False),
        ({}, "2027-01-04", None),
        ({"calendar/2027.yaml": CALENDAR}, "2027-01-01", False),
        ({"calendar/2027.yaml": CALENDAR}, "2027-01-03", True),
        ({"calendar/2027.yaml": CALENDAR}, "2027-01-04", True),
        ({"calendar/2027.yaml": CALENDAR}, "2026-10-10", True),
        ({"calendar/2027.yaml": b"year: 2027\n"}, "2027-01-04", None),
    ],
)
def test_the_registrys_calendar_comes_before_the_published_one(files, day, worked):
    days = open_registry(MemorySource(files)).snapshot.days.working
    assert days.is_working(datetime.date.fromisoformat(day)) is worked


def test_the_calendar_package_is_loaded_only_where_it_is_asked():
    code = "import sys, ptr.operations.checking.validate; sys.exit('chinese_calendar' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
