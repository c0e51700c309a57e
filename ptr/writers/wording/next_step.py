"""The command that does what is owed, to be typed as it stands but for what only a person knows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ptr.model.documents.filing import FilingSubject
from ptr.model.documents.flow import Flow
from ptr.model.documents.power import Power
from ptr.model.results.obligation import Demand, Obligation, State


def next_step(owed: Obligation) -> str:
    """Return the command, or the file to revise; "" where the office has the next word."""
    if owed.is_settled or owed.state in (State.SUBMITTED, State.RETURNED):
        return ""
    return COMMANDS[owed.what](owed)


def _file(owed: Obligation) -> str:
    subject = owed.files or FilingSubject.CATALOGUE
    of = " --of STATEMENT" if subject is FilingSubject.ADJUSTMENT and not owed.of else ""
    of = f" --of {owed.of}" if owed.of else of
    return f"ptr file submit {owed.folder} --subject {subject.value}{of} --by POST"


def _answer(owed: Obligation) -> str:
    subject = owed.files.value if owed.files else FilingSubject.CATALOGUE.value
    return f"ptr file submit {owed.folder} --subject {subject} --answers {owed.of} --by POST"


def _chart(owed: Obligation) -> str:
    charts = [each for each in owed.subjects if each.type == Flow.TYPE]
    if len(charts) == 1:
        return Flow.PATH.format(unit=charts[0].unit, key=charts[0].key)
    return f"units/{owed.folder}/flows/"


def _posting(owed: Obligation) -> str:
    """Post what is owed where it is missing, and no more: a posting claims that all it names hangs there."""
    few = len(owed.subjects) <= FEW and all(each.type in (Power.TYPE, Flow.TYPE) for each in owed.subjects)
    names = [each.key for each in owed.subjects] if few else []
    where = [f"--carrier {each}" for each in owed.carriers]
    return " ".join(("ptr publish", owed.folder, *names, *where))


FEW: Final = 5
"""Powers and charts that a command names; of more, all of the unit is posted."""
COMMANDS: Final[dict[Demand, Callable[[Obligation], str]]] = {
    Demand.STATEMENT: lambda owed: f"ptr adjust {owed.unit}",
    Demand.SUPERVISION: lambda owed: f"ptr adjust {owed.unit}",
    Demand.CATALOGUE: lambda owed: f"ptr catalogue issue {owed.unit} --approved-by WHO --approved-on DATE",
    Demand.FLOWS: _chart,
    Demand.FILING: _file,
    Demand.FIRST_FILING: _file,
    Demand.PUBLICATION: _posting,
    Demand.TAKING_DOWN: lambda owed: f"ptr publish {owed.folder} --taken-down {owed.of}",
    Demand.ANSWER: _answer,
    Demand.TAKING_OVER: lambda owed: f"ptr transfer {owed.subjects[0].key} --to {owed.unit} --take",
}
