"""The join of filings with decisions: each question that documents alone can answer, answered once."""

from __future__ import annotations

import datetime

import pytest

from ptr.model.documents._acts import Act
from ptr.model.documents.decision import Decision, DecisionOutcome
from ptr.model.documents.filing import Filing, FilingSubject, Withdrawal
from ptr.model.fields.types import place_of
from ptr.model.state.filed_item import FilingState
from ptr.model.state.filings import filed_items, last_accepted, newest, once_in_force

ACCEPTED, RETURNED = DecisionOutcome.ACCEPTED, DecisionOutcome.RETURNED


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(f"2026-{text}")


def filing(key: str, submitted: str = "03-10", *, subject=FilingSubject.CATALOGUE, unit="a", office="city", **fields):
    document = Filing(
        id=key,
        office=office,
        subject=subject,
        submitted=Act(post="deputy", date=day(submitted)),
        digest="b" * 64,
        files={},
        **fields,
    )
    return place_of(Filing.PATH.format(unit=unit, key=key)), document


def decision(key: str, on: str, outcome=ACCEPTED, *, office="city", name="", number="1号", **fields):
    number = number if outcome is ACCEPTED else ""
    document = Decision(filing=key, outcome=outcome, date=day(on), number=number, **fields)
    return place_of(Decision.PATH.format(office=office, key=name or key)), document


def state(filings, decisions, key="a-1"):
    return filed_items(filings, decisions)[key].state


def test_what_nobody_decided_is_pending():
    (item,) = filed_items([filing("a-1")], []).values()
    assert (item.state, item.number, item.decision, item.decided_on) == (
        FilingState.PENDING,
        "",
        None,
        datetime.date.max,
    )


def test_of_several_decisions_the_first_counts_until_it_is_revoked():
    first, second = decision("a-1", "03-12", name="z"), decision("a-1", "03-20", RETURNED, name="b")
    for decisions in ([first, second], [second, first]):
        (item,) = filed_items([filing("a-1")], decisions).values()
        assert (item.state, item.surplus) == (FilingState.ACCEPTED, (second,))
    same_day = [decision("a-1", "03-12", RETURNED, name="y"), first]
    assert state([filing("a-1")], same_day) is FilingState.RETURNED
    assert state([filing("a-1")], same_day[::-1]) is FilingState.RETURNED


def test_what_is_revoked_counts_as_returned_and_can_be_answered():
    revoked = decision("a-1", "03-20", RETURNED, name="r", revokes="a-1")
    (item,) = filed_items([filing("a-1")], [revoked, decision("a-1", "03-12")]).values()
    assert (item.state, item.number, item.is_owed_an_answer) == (FilingState.REVOKED, "", True)
    assert state([filing("a-1")], [revoked]) is FilingState.PENDING, "it revokes nothing"
    again = decision("a-1", "03-22", name="s", revokes="a-1")
    (item,) = filed_items([filing("a-1")], [decision("a-1", "03-12"), revoked, again]).values()
    assert (item.state, item.surplus) == (FilingState.REVOKED, (again,))
    answered = [filing("a-1"), filing("a-2", "03-25", answers="a-1")]
    assert state(answered, [decision("a-1", "03-12"), revoked]) is FilingState.ANSWERED


def test_a_decision_on_another_content_does_not_count():
    bound, other = decision("a-1", "03-12", digest="b" * 64), decision("a-1", "03-12", digest="c" * 64)
    assert state([filing("a-1")], [bound]) is FilingState.ACCEPTED
    (item,) = filed_items([filing("a-1")], [other]).values()
    assert (item.state, item.foreign) == (FilingState.PENDING, (other,))


def test_what_is_withdrawn_is_neither_pending_nor_to_be_answered():
    gone = {"withdrawn": Withdrawal(post="deputy", date=day("03-15"), reason="不再调整")}
    assert state([filing("a-1", **gone)], []) is FilingState.WITHDRAWN
    assert state([filing("a-1", **gone)], [decision("a-1", "03-12", RETURNED)]) is FilingState.WITHDRAWN
    assert state([filing("a-1", **gone)], [decision("a-1", "03-12")]) is FilingState.ACCEPTED
    (item,) = filed_items([filing("a-1", **gone)], [], until=day("03-14")).values()
    assert item.state is FilingState.PENDING


def test_a_later_accepted_one_settles_what_still_waits_or_came_back():
    filings = [filing("a-1", "03-10"), filing("a-2", "03-12"), filing("a-3", "03-20"), filing("a-4", "03-25")]
    items = filed_items(filings, [decision("a-2", "03-13", RETURNED), decision("a-3", "03-22")])
    settled = FilingState.SETTLED
    assert [item.state for item in items.values()] == [settled, settled, FilingState.ACCEPTED, FilingState.PENDING]
    assert items["a-1"].settled_by == "a-3"


def test_an_office_to_which_it_is_not_addressed_does_not_decide():
    foreign = decision("a-1", "03-20", RETURNED, office="county")
    (item,) = filed_items([filing("a-1")], [decision("a-1", "03-12"), foreign]).values()
    assert (item.state, item.number, item.foreign) == (FilingState.ACCEPTED, "1号", (foreign,))
    assert state([filing("a-1")], [foreign]) is FilingState.PENDING


def test_a_decision_counts_from_the_submission_at_the_earliest():
    (item,) = filed_items([filing("a-1", "03-10")], [decision("a-1", "03-01")]).values()
    assert (item.state, item.decided_on) == (FilingState.ACCEPTED, day("03-10"))


def test_a_return_is_answered_by_the_first_filing_that_names_it():
    filings = [filing("a-1"), filing("a-3", "03-30", answers="a-1"), filing("a-9", "03-20", answers="a-1")]
    items = filed_items(filings, [decision("a-1", "03-12", RETURNED)])
    assert (items["a-1"].state, items["a-1"].answer) == (FilingState.ANSWERED, "a-9")
    assert not items["a-1"].stands
    assert state(filings, [decision("a-1", "03-12")]) is FilingState.ACCEPTED, "what was accepted needs no answer"


def test_last_accepted_is_the_newest_content_not_the_newest_decision():
    filings = [filing("a-2", "03-20"), filing("a-1", "03-10")]
    items = filed_items(filings, [decision("a-2", "03-22"), decision("a-1", "04-01")])
    assert last_accepted(items.values())["a", FilingSubject.CATALOGUE, ""].key == "a-2"
    assert newest(items.values()).key == "a-2"
    assert [item.key for item in once_in_force(items.values())] == ["a-2"], "the older one came too late"


def test_what_was_accepted_one_after_another_was_in_force_in_that_order():
    filings = [filing("a-1", "03-10"), filing("a-2", "03-20"), filing("a-3", "03-25")]
    decisions = [decision("a-1", "03-12"), decision("a-2", "04-01"), decision("a-3", "04-01")]
    assert [item.key for item in once_in_force(filed_items(filings, decisions).values())] == ["a-1", "a-3"]


def test_each_statement_and_month_is_a_subject_of_its_own():
    filings = [
        filing("a-1", subject=FilingSubject.REPORT, of="2026-01"),
        filing("a-2", "04-10", subject=FilingSubject.REPORT, of="2026-02"),
        filing("b-1", unit="b"),
        filing("b-2", "04-10", unit="b", of="written by hand"),
    ]
    items = filed_items(filings, [decision(key, "05-01") for key in ("a-1", "a-2", "b-1", "b-2")])
    found = {subject: item.key for subject, item in last_accepted(items.values()).items()}
    assert found == {
        ("a", FilingSubject.REPORT, "2026-01"): "a-1",
        ("a", FilingSubject.REPORT, "2026-02"): "a-2",
        ("b", FilingSubject.CATALOGUE, ""): "b-2",
    }


@pytest.mark.parametrize(
    ("until", "keys"), [("03-09", []), ("03-10", []), ("03-12", ["a-1"]), ("03-19", ["a-1"]), ("03-20", [])]
)
def test_on_a_day_only_what_was_decided_by_then_counts(until, keys):
    decisions = [decision("a-1", "03-12"), decision("a-1", "03-20", RETURNED, name="later", revokes="a-1")]
    items = filed_items([filing("a-1")], decisions, until=day(until))
    assert [item.key for item in last_accepted(items.values()).values()] == keys
