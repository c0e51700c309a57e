"""The command beside what is owed is one that ptr has, with options that it knows."""

from __future__ import annotations

import shlex

import pytest

from ptr.cli import build
from ptr.model.documents.filing import FilingSubject
from ptr.model.results.change import Subject
from ptr.model.results.obligation import Demand, Obligation, State
from ptr.writers.wording.next_step import next_step


def owed(what: Demand, state: State = State.OPEN, files: FilingSubject | None = None, of: str = "x") -> Obligation:
    about = Subject(type="power", key="mz-k3p7qd", unit="minzheng", name="职权")
    return Obligation(
        what=what,
        unit="minzheng",
        clause="四",
        subjects=(about,),
        changes=(),
        start=None,
        due=None,
        state=state,
        files=files,
        of=of,
    )


@pytest.mark.parametrize("what", [each for each in Demand if each is not Demand.FLOWS])
def test_it_names_a_command_and_options_that_there_are(what):
    first, *words = shlex.split(next_step(owed(what)))
    assert first == "ptr"
    command = build()
    while words and hasattr(command, "commands") and words[0] in command.list_commands(None):
        command = command.get_command(None, words.pop(0))
    options = {name for each in command.params for name in each.opts if name.startswith("--")}
    assert {word for word in words if word.startswith("--")} <= options
    assert not hasattr(command, "commands"), "a command, not a group"


def test_a_chart_is_a_file_to_revise():
    assert next_step(owed(Demand.FLOWS)) == "units/minzheng/flows/"


@pytest.mark.parametrize("state", [State.SUBMITTED, State.RETURNED, State.MET, State.MET_LATE, State.UNDONE])
def test_there_is_none_where_nothing_is_to_be_done_by_the_unit(state):
    assert next_step(owed(Demand.FILING, state)) == ""
