"""The command beside what is owed can be typed: it exists, with its options."""

from __future__ import annotations

from itertools import product

import pytest
from msgspec.structs import replace

from ptr.model.documents.filing import FilingSubject
from ptr.model.results.change import Subject
from ptr.model.results.obligation import Demand, Obligation, State
from ptr.writers.wording.next_step import next_step

OWED = Obligation(
    what=Demand.STATEMENT,
    unit="a",
    clause="三.1",
    subjects=(Subject(type="power", key="a-k3p7qd", unit="a"),),
    changes=("0" * 16,),
    start=None,
    due=None,
    state=State.OPEN,
    of="x",
)


@pytest.mark.parametrize("demand", list(Demand))
def test_every_command_that_is_told_exists_with_its_options(demand, inside):
    for files, of in product((None, *FilingSubject), ("", "x")):
        words = next_step(replace(OWED, what=demand, files=files, of=of)).split()
        if words[0] != "ptr":
            assert words == ["units/a/flows/"]
            continue
        options = [word for word in words if word.startswith("--")]
        command = [word for word in words[1:3] if word in ("file", "submit", "catalogue", "issue")] or words[1:2]
        shown = inside("--lang", "en", *command, "--help")
        assert shown.code == 0, words
        assert all(option in shown.out for option in options), words


def test_a_statement_is_filed_by_the_unit_that_wrote_it():
    owed = replace(OWED, what=Demand.FILING, files=FilingSubject.ADJUSTMENT, unit="b", holder="a")
    assert next_step(owed) == "ptr file submit a --subject adjustment --of x --by POST"


def posting(*subjects, carriers=("website", "notice-board")):
    return replace(OWED, what=Demand.PUBLICATION, subjects=subjects, carriers=carriers, of="")


def test_a_posting_is_asked_of_what_is_missing_where_it_is_missing_and_no_more():
    chart = Subject(type="flow", key="a-f2g3h4", unit="a")
    command = "ptr publish a a-k3p7qd a-f2g3h4 --carrier website --carrier notice-board"
    assert next_step(posting(*OWED.subjects, chart)) == command


@pytest.mark.parametrize("whole", [1, 6], ids=["an edition is among it", "there are many"])
def test_all_of_a_unit_is_posted_where_an_edition_or_much_is_missing(whole):
    edition = Subject(type="catalogue", key="units/a/catalogue.yaml", unit="a")
    subjects = (OWED.subjects[0], edition) if whole == 1 else OWED.subjects * whole
    assert next_step(posting(*subjects, carriers=("website",))) == "ptr publish a --carrier website"
