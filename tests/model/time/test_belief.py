"""Which days of commits are believed, whichever day is judged by."""

from __future__ import annotations

import datetime

from ptr.model.time.clock import Belief, Clock

NOW, EARLIER, LATER = datetime.date(2026, 12, 1), datetime.date(2026, 11, 1), datetime.date(2027, 1, 1)


def test_a_day_that_one_asks_about_takes_nothing_from_what_came():
    assert Clock(NOW).belief() == Belief(NOW)
    assert Clock(NOW, EARLIER).belief() == Clock(NOW, EARLIER).belief(EARLIER) == Belief(NOW)
    assert Clock(NOW, LATER).belief() == Belief(LATER)


def test_a_registry_of_a_day_stands_still_on_it():
    belief = Clock(NOW).belief(EARLIER)
    assert belief == Belief(NOW, EARLIER)
    assert (belief.day(NOW), belief.day(datetime.date(2026, 10, 1))) == (EARLIER, datetime.date(2026, 10, 1))
    assert Clock(NOW).belief(LATER) == Belief(LATER, LATER)
