"""What holds of every history of an office: generated acts, folded in memory; each claim is one of the design's."""

from __future__ import annotations

import datetime

from acts import ACTS
from books import Books
from branches import Branched, branched, left
from desk import UNITS, Desk
from histories import Move, moves, play, played
from hypothesis import assume, example, given, settings
from proofs import fault
from settling import CARRIERS, FILINGS, open_duties, settle, state
from support import examples

from ptr.ledger.ledger import Ledger
from ptr.model.documents.decision import DecisionOutcome
from ptr.model.documents.filing import FilingSubject
from ptr.model.results.obligation import Demand
from ptr.model.state.covered import ONE_OF_MANY, covered

LATER = datetime.timedelta(400)
REOPENED = [Move("rename", 0, 1), Move("post", 0, 1), Move("rename", 1, 1), Move("cancel_posting", 0, 0)]
"""A history in which an older duty opens again beside a newer one of the same thing."""
GONE = [Move("rename", 0, 1), Move("post", 0, 1), Move("suspend_or_abolish", 1, 1), Move("cancel_posting", 0, 0)]
"""A history in which a posting is cancelled of what may no longer be posted."""
TAKEN_BACK = {"decide_again", "cancel_posting", "state_anything"}
"""Acts that can take back what had met a duty: a decision revoked, a posting cancelled, a statement replaced."""


@given(moves())
@settings(max_examples=examples(60))
def test_no_document_older_than_a_change_proves_it(history: list[Move]) -> None:
    desk = played(history)
    closed = [owed for owed in desk.books.ledger.memory.owed if owed.closed]
    assert {wrong: owed for owed in closed if (wrong := fault(desk.books, owed))} == {}


@given(moves())
@example(REOPENED)
@settings(max_examples=examples(40))
def test_the_answer_does_not_depend_on_checkpoints(history: list[Move]) -> None:
    books = played(history).books
    kept = Books(books.states[0], books.days[0])
    for texts, day in zip(books.states[1:], books.days[1:], strict=True):
        kept.ledger = Ledger.load(kept.ledger.dump())
        kept.commit(texts, day)
    assert kept.ledger.memory == books.ledger.memory


@given(moves())
@settings(max_examples=examples(40))
def test_a_truthful_statement_explains_what_was_not_explained_however_late(history: list[Move]) -> None:
    desk = played(history)
    wrong = len(desk.books.ledger.memory.irregularities)
    for owed in open_duties(desk, Demand.STATEMENT):
        if owed.closed is None:
            path = state(desk, owed, owed.opened)
            desk.commit(30)
            assert owed.closed is not None, owed
            assert owed.closed.path == path
    assert desk.books.ledger.memory.irregularities[wrong:] == []


@given(moves())
@example(REOPENED)
@example(GONE)
@settings(max_examples=examples(60))
def test_every_state_has_a_next_lawful_step_until_nothing_is_open(history: list[Move]) -> None:
    desk = played(history)
    settle(desk)
    assert open_duties(desk) == []


@given(moves())
@settings(max_examples=examples(40))
def test_asked_later_a_duty_has_the_same_due_day_and_stays_met(history: list[Move]) -> None:
    books = played(history).books
    early, late = (books.owed(day) for day in (books.days[-1], books.days[-1] + LATER))
    settled = [{each for each in owed if each.is_settled} for owed in (early, late)]
    assert settled[0] == settled[1]
    opened = [sorted((each.what, each.unit, *each.changes, str(each.due)) for each in owed) for owed in (early, late)]
    assert opened[0] == opened[1]


@given(moves([name for name in ACTS if name not in TAKEN_BACK]))
@settings(max_examples=examples(40))
def test_what_is_met_stays_met_whatever_is_done_afterwards(history: list[Move]) -> None:
    desk = Desk()
    ended: dict[int, tuple[datetime.date, bool]] = {}
    for move in history:
        play(desk, move)
        now = enumerate(desk.books.ledger.memory.owed)
        closed = {place: (owed.closed.day, owed.closed.undone) for place, owed in now if owed.closed}
        assert {place: closed.get(place) for place in ended} == ended
        ended = closed


@given(moves())
@settings(max_examples=examples(40))
def test_one_posting_settles_all_earlier(history: list[Move]) -> None:
    desk = played(history)
    for unit in UNITS:
        desk.post(unit, desk.sheets(unit), CARRIERS)
    desk.commit()
    assert open_duties(desk, Demand.PUBLICATION) == []


@given(moves())
@settings(max_examples=examples(60))
def test_content_that_returns_to_what_is_accepted_leaves_nothing_to_file(history: list[Move]) -> None:
    desk = played(history)
    memory = desk.books.ledger.memory
    for filed in [each for each in memory.filed.values() if each.accepted and each.files not in ONE_OF_MANY]:
        accepted = memory.submissions[filed.accepted]
        _restore(desk, accepted.unit, accepted.files, desk.books.states[accepted.step])
        desk.commit(1)
        own = [owed for owed in open_duties(desk, *FILINGS) if not owed.borne_before]
        left = [owed for owed in own if (owed.unit, owed.files) == (filed.unit, filed.files)]
        assert left == []


def _restore(desk: Desk, unit: str, subject: FilingSubject, old: dict[str, str]) -> None:
    for path in {*covered(subject, unit, "", desk.texts), *covered(subject, unit, "", old)}:
        desk.texts.pop(path, None)
        if path in old:
            desk.texts[path] = old[path]


@given(moves())
@settings(max_examples=examples(40))
def test_before_the_first_acceptance_no_statement_is_owed(history: list[Move]) -> None:
    desk = Desk(issued=())
    for move in history:
        past = {unit for unit in UNITS if _accepted(desk, unit)}
        known = len(desk.books.ledger.memory.owed)
        play(desk, move)
        asked = [owed for owed in desk.books.ledger.memory.owed[known:] if owed.demand is Demand.STATEMENT]
        assert [owed for owed in asked if owed.unit not in past and not owed.borne_before] == []


def _accepted(desk: Desk, unit: str) -> bool:
    """Whether a catalogue of the unit was ever accepted, revoked or not."""
    known = desk.books.ledger.memory.submissions.values()
    rulings = [each.rulings for each in known if (each.unit, each.files) == (unit, FilingSubject.CATALOGUE)]
    return any(ruling.outcome is DecisionOutcome.ACCEPTED for each in rulings for ruling in each)


@given(branched())
@settings(max_examples=examples(40))
def test_a_branch_that_is_squashed_owes_what_its_commits_owe(case: Branched) -> None:
    texts, day = case.merged
    assume(not _some_term_ends(case, day))
    squashed, told = _copy(case.main), []
    squashed.commit(texts, day)
    for each, of_commit in case.branch:
        case.main.commit(each, of_commit)
    told = [left(books.owed(day, after_step=0)) for books in (squashed, case.main)]
    assert told[0] == told[1]


def _some_term_ends(case: Branched, merged: datetime.date) -> bool:
    """Return whether a statement was due while the branch was open: what it undoes in time, a later merge does not."""
    first = min((day for _, day in case.branch), default=merged)
    dues = (each.due for each in case.main.owed(first, after_step=0) if each.what is Demand.STATEMENT)
    return any(due and due < merged for due in dues)


def _copy(books: Books) -> Books:
    copy = Books(books.states[0], books.days[0])
    for texts, day in zip(books.states[1:], books.days[1:], strict=True):
        copy.commit(texts, day)
    return copy
