"""Whether a document proves what the ledger says it does, judged from the texts alone."""

from __future__ import annotations

from collections.abc import Iterator

from books import Books, document_in

from ptr.ledger.memory.owed import Owed
from ptr.model.documents.adjustment import Adjustment, Position
from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.filing import Filing, FilingSubject
from ptr.model.documents.power import Power
from ptr.model.documents.publication import Publication
from ptr.model.results.obligation import Demand
from ptr.model.state.catalogue_entry import entry_digest, in_catalogue
from ptr.model.state.covered import covered
from ptr.model.state.public_values import public_digest
from ptr.store.digest import content_digest


def fault(books: Books, owed: Owed) -> str:
    """Return why a duty that is met was not met by the document that is named; "" where it was."""
    closed = owed.closed
    assert closed
    if closed.step < owed.step:
        return f"closed at step {closed.step}, opened at {owed.step}"
    if closed.day < owed.start:
        return f"closed on {closed.day}, before {owed.start}"
    if closed.day > books.days[closed.step]:
        return f"closed on {closed.day}, after its step of {books.days[closed.step]}"
    if closed.undone or not closed.path:
        return ""
    judge = {
        Demand.STATEMENT: _stated,
        Demand.SUPERVISION: _stated,
        Demand.CATALOGUE: _issued,
        Demand.FILING: _filed,
        Demand.FIRST_FILING: _filed,
        Demand.PUBLICATION: _posted,
    }.get(owed.demand)
    return judge(books, owed, closed.path) if judge else ""


def entered(books: Books, path: str) -> int:
    """Return the first step at which a document stood with its present content, under whatever name."""
    text = next(state[path] for state in reversed(books.states) if path in state)
    return next(step for step, state in enumerate(books.states) if text in state.values())


def _stated(books: Books, owed: Owed, path: str) -> str:
    statement = document_in(path, next(state[path] for state in reversed(books.states) if path in state))
    assert isinstance(statement, Adjustment)
    cancelled = _cancelled(books, path, statement)
    if not {*statement.kinds} & {*owed.stated_as} and cancelled is None:
        return "the statement is of another kind"
    named = {*statement.powers, *statement.flows, *statement.about}
    while not named and cancelled:
        named = {*cancelled.powers, *cancelled.flows, *cancelled.about}
        cancelled = _cancelled(books, path, cancelled)
    if not named & {*owed.names}:
        return "the statement names something else"
    return ""


def _cancelled(books: Books, path: str, statement: Adjustment) -> Adjustment | None:
    """Return the statement of the same unit that one says to be undone."""
    other = f"{path.rpartition('/')[0]}/{statement.cancels}.yaml"
    text = next((state[other] for state in reversed(books.states) if other in state), None)
    document = document_in(other, text) if text else None
    return document if isinstance(document, Adjustment) else None


def _issued(books: Books, owed: Owed, path: str) -> str:
    assert owed.closed
    state = books.states[owed.closed.step]
    edition = document_in(path, state[path])
    assert isinstance(edition, Catalogue)
    if state[path] == books.states[owed.step - 1].get(path):
        return "the edition is older than the change"
    file = f"units/{owed.unit}/powers/{owed.subject.key}.yaml"
    power = document_in(file, state[file]) if file in state else None
    wanted = entry_digest(power) if isinstance(power, Power) and in_catalogue(power) else ""
    is_unit = owed.subject.type == "unit"
    return "" if is_unit or edition.entries.get(owed.subject.key, "") == wanted else "the edition holds something else"


def _filed(books: Books, owed: Owed, path: str) -> str:
    statement = document_in(path, next(state[path] for state in reversed(books.states) if path in state))
    if isinstance(statement, Adjustment):  # of the giver, who files it for both
        consented = {each.unit for each in statement.opinions if each.position is Position.AGREED}
        return "" if owed.unit in consented - {path.split("/")[1]} else "a statement of nobody who agreed with it"
    came = entered(books, path)
    filing = document_in(path, books.states[came].get(path, ""))
    if not isinstance(filing, Filing) or filing.subject is not owed.files:
        return "no filing of this subject"
    unit = path.split("/")[1]
    if filing.subject is FilingSubject.ADJUSTMENT:
        filed = [f"units/{unit}/adjustments/{of}.yaml" for of, unit in ((owed.of, owed.holder), *owed.also_of)]
        texts = {content_digest(state[each].encode()) for state in books.states for each in filed if each in state}
        return "" if texts & {*filing.files.values()} else "another statement was filed"
    for state in books.states[owed.step : came + 1]:
        files = covered(filing.subject, unit, filing.of, state)
        if {each: content_digest(state[each].encode()) for each in files} == filing.files:
            return ""
    return "what was filed is older than the change"


def _posted(books: Books, owed: Owed, path: str) -> str:
    came = entered(books, path)
    posting = document_in(path, next(state[path] for state in reversed(books.states) if path in state))
    assert isinstance(posting, Publication)
    if came < owed.step:
        return "the posting is older than the change"
    if owed.subject.type == Catalogue.TYPE:
        editions = [document_in(each, state[each]) for state, each in _editions(books, owed, came)]
        shown = any(isinstance(each, Catalogue) and each.edition == posting.edition for each in editions)
        return "" if shown else "the posting shows another edition"
    for state in books.states[owed.step : came + 1]:
        for file, text in state.items():
            own = owed.subject.type == "unit" and file == f"units/{owed.unit}/unit.yaml"
            if own or file.endswith(f"/{owed.subject.key}.yaml"):
                shown = document_in(file, text)
                if public_digest(shown) == posting.shows.get(owed.subject.key):
                    return ""
    return "the posting shows something older"


def _editions(books: Books, owed: Owed, came: int) -> Iterator[tuple[dict[str, str], str]]:
    path = f"units/{owed.unit}/catalogue.yaml"
    return ((state, path) for state in books.states[owed.step : came + 1] if path in state)
