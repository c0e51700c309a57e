"""Every case of every kind holds, in both directions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import pytest

from ptr.changes.compare import changes
from ptr.changes.kind import ITSELF, all_kinds
from ptr.changes.owed import asks_statement, explained_by, filed, posted, taken_down
from ptr.model.fields.pointer import to_text
from ptr.model.results.change import Change, Subject
from ptr.model.results.obligation import Demand, State
from ptr.model.text.language import Language
from ptr.writers.wording.keys import Keys
from ptr.writers.wording.values import Values

from .cases import Case, case_files, pending, read_cases, side, sides
from .judged import judged

CASES = [pytest.param(case, id=f"{case.file.stem}: {case.claim}") for file in case_files() for case in read_cases(file)]


def _told(change: Change) -> str:
    parts = [change.kind, change.subject.key, to_text(tuple(part.key for part in change.field))]
    own = tuple(filter(None, (change.subject.unit,)))
    parts += [f"units={','.join(change.units)}"] if change.units != own else []
    parts += [f"others={','.join(other.key for other in change.others)}"] if change.others else []
    flags = {"partial": change.partial, "burden": change.burden, "alarm": change.alarm}
    return " ".join(filter(None, [*parts, *(name for name, raised in flags.items() if raised)]))


@pytest.mark.parametrize("case", CASES)
def test_what_changed(case: Case) -> None:
    before, after = map(side, sides(case))
    found = changes(before, after, pending(case))
    if "any" not in case.all_said("changes"):
        assert sorted(map(_told, found)) == sorted(case.all_said("change"))
    for text in case.all_said("value"):
        kind, _, values = text.partition(" ")
        shown = Values(Keys(Language.ZH)).shown
        assert values in [f"{shown(change.before)} → {shown(change.after)}" for change in found if change.kind == kind]
    prints = [change.fingerprint for change in found]
    assert len(prints) == len(set(prints)), "two changes share a fingerprint"


@pytest.mark.parametrize("case", [case for case in CASES if not pending(case.values[0])])
def test_the_sides_the_other_way_round_give_the_mirrors(case: Case) -> None:
    before, after = map(side, sides(case))
    found, back = changes(before, after), changes(after, before)
    kinds = all_kinds()
    for change in found:
        kind = kinds[change.kind]
        subjects = {change.subject.key, *(other.key for other in change.others)}
        subjects |= {each.before for each in found if each.kind == "key.renamed"}
        there = [other for other in back if subjects & {other.subject.key, *(each.key for each in other.others)}]
        wanted = kind.code if kind.mirror == ITSELF else kind.mirror
        assert there
        assert not wanted or wanted in {other.kind for other in there}, (change.kind, [other.kind for other in there])


@pytest.mark.parametrize("case", [case for case in CASES if case.values[0].file.parent.name == "obligations"])
def test_what_is_owed(case: Case) -> None:
    owed = judged(*sides(case), case.day("committed", "2026-10-09"), case.day("today", "2026-10-12"))
    lines = {
        " ".join(filter(None, (each.unit, each.what, each.files, each.state, str(each.done or each.due or ""))))
        for each in owed
    }
    for text in case.all_said("owed"):
        assert any(line == text or line.startswith(f"{text} ") for line in lines), sorted(lines)
    for text in case.all_said("not"):
        assert not any(f"{line} ".startswith(f"{text} ") for line in lines), sorted(lines)


def _keys(subjects: Iterable[Subject]) -> str:
    return ",".join(sorted({f"{each.key}@{each.unit}" for each in subjects})) or "nothing"


def _owes(word: str, rest: list[str], found: Sequence[Change]) -> str:
    if word == "asks":
        return "yes" if any(map(asks_statement, found)) else "no"
    if word == "files":
        subjects = {subject for change in found for subject in filed(change, rest[0])}
        return f"{rest[0]} {','.join(sorted(subjects)) or 'nothing'}"
    if word == "named":
        return ",".join(sorted({each.key for change in found for each in explained_by(change)}))
    if word == "touches":
        return _keys(each for change in found for each in change.touches)
    return _keys(each for change in found for each in (posted if word == "posts" else taken_down)(change))


@pytest.mark.parametrize("case", [case for case in CASES if case.values[0].duties()])
def test_what_a_change_owes_by_the_table(case: Case) -> None:
    before, after = map(side, sides(case))
    found = changes(before, after, pending(case))
    for word, text in case.duties():
        kind, *rest = text.split()
        of_kind = [change for change in found if change.kind == kind]
        assert of_kind, text
        assert f"{word}: {kind} {_owes(word, rest, of_kind)}" == f"{word}: {text}"


def test_every_kind_has_its_cases() -> None:
    names = {file.stem for file in case_files() if file.parent.name == "changes"}
    assert names == {code.replace(".", "_") for code in all_kinds()}
    for code in all_kinds():
        file = next(file for file in case_files() if file.stem == code.replace(".", "_"))
        assert re.search(rf"^change: {re.escape(code)} ", file.read_text("utf-8"), re.MULTILINE), file


STEPS = {
    Demand.FILING: {State.SUBMITTED, State.RETURNED, State.MET, State.MET_LATE},
    Demand.FIRST_FILING: {State.SUBMITTED, State.RETURNED, State.MET},
    Demand.ANSWER: set[State](),
    Demand.FLOWS: set[State](),
    Demand.TAKING_OVER: set[State](),
}
"""How else than open and late a demand can stand after one step; what takes several is tried on histories."""


def test_every_demand_has_a_case_in_every_state_that_one_step_can_bring() -> None:
    owed = [text.split() for case in CASES for text in case.values[0].all_said("owed")]
    seen = {(demand, state) for demand in Demand for state in State for words in owed if {demand, state} <= {*words}}
    for demand in Demand:
        wanted = {State.OPEN, State.LATE, *STEPS.get(demand, {State.MET})}
        assert wanted <= {state for each, state in seen if each is demand}, demand
