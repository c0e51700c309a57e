"""What holds of every history in a real repository: the fold by Git, checkpoints, units, formats, merges, the gate."""

from __future__ import annotations

import datetime
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from branches import Branched, branched, left, ways
from desk import UNITS
from histories import Move, moves, played
from hypothesis import given, settings
from hypothesis import strategies as st
from imported import Committed, imported, line
from read_back import FORMS, owed_in
from repositories import commit, git
from settling import open_duties, state
from support import examples

from ptr.model.results.change_report import ChangeReport
from ptr.model.results.obligation import Demand, Obligation
from ptr.model.time.clock import Clock
from ptr.operations.comparing.diff import diff
from ptr.operations.comparing.range import choose

FAR = datetime.date(2030, 12, 31)


@contextmanager
def repository(commits: list[Committed], branch: str = "main") -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield imported(Path(folder) / "registry", commits, branch)


def asked(root: Path, revisions: str, today: datetime.date, *, unit: str = "", check: bool = False) -> ChangeReport:
    wanted = choose(root, revisions, fork=check)
    return diff(root, wanted, Clock(FAR, today), unit=unit, check=check)


def first(root: Path) -> str:
    return git(root, "rev-list", "--max-parents=0", "main")


def names(owed: tuple[Obligation, ...]) -> list[tuple[object, ...]]:
    """Give obligations without what only the repository tells."""
    keys = ("what", "unit", "files", "of", "subjects", "changes", "start", "due", "state", "evidence", "done")
    return [tuple(str(getattr(each, key)) for key in keys) for each in owed]


@given(moves())
@settings(max_examples=examples(8))
def test_a_repository_is_folded_as_its_states_are_in_memory(history: list[Move]) -> None:
    books = played(history).books
    today = books.days[-1] + datetime.timedelta(3)
    with repository(line(books.states, books.days)) as root:
        report = asked(root, f"{first(root)}..HEAD", today)
        assert report.unread == ()
        assert names(report.obligations) == names(books.owed(today, after_step=0))
        assert asked(root, first(root), today).obligations == report.obligations


@given(moves(), st.integers(0, 10**6))
@settings(max_examples=examples(5))
def test_the_answer_does_not_depend_on_what_is_kept_between_runs(history: list[Move], where: int) -> None:
    books = played(history).books
    today = books.days[-1] + datetime.timedelta(3)
    with repository(line(books.states, books.days)) as root:
        commits = git(root, "rev-list", "--reverse", "main").split()
        shutil.rmtree(root / ".ptr_cache", ignore_errors=True)
        once = asked(root, f"{commits[0]}..main", today).obligations
        for each in commits:
            git(root, "update-ref", "refs/heads/main", each)
            asked(root, f"{commits[0]}..main", today)
        assert asked(root, f"{commits[0]}..main", today).obligations == once
        for file in (root / ".ptr_cache").rglob("*"):
            if file.is_file():
                raw = file.read_bytes()
                spot = where % max(len(raw), 1)
                file.write_bytes(
                    raw[:spot] + (bytes([raw[spot] ^ 255]) + raw[spot + 1 :] if where % 2 and raw else b"")
                )
        assert asked(root, f"{commits[0]}..main", today).obligations == once


@given(moves())
@settings(max_examples=examples(5))
def test_the_units_together_are_the_whole(history: list[Move]) -> None:
    books = played(history).books
    with repository(line(books.states, books.days)) as root:
        whole = asked(root, first(root), books.days[-1])
        parts = [asked(root, first(root), books.days[-1], unit=unit) for unit in UNITS]
        assert sorted(map(repr, whole.obligations)) == sorted(repr(each) for part in parts for each in part.obligations)
        together = {each.fingerprint for part in parts for each in part.changes}
        assert {each.fingerprint for each in whole.changes if each.units} <= together
        assert {*whole.irregularities} == {each for part in parts for each in part.irregularities}


@given(moves())
@settings(max_examples=examples(6))
def test_text_json_html_and_markdown_agree_on_what_is_owed(history: list[Move]) -> None:
    books = played(history).books
    with repository(line(books.states, books.days)) as root:
        report = asked(root, first(root), books.days[-1])
        told = {form: owed_in(form, report) for form in FORMS}
        listed = {form: sorted(each) for form, each in told.items()}
        assert listed == dict.fromkeys(FORMS, listed["json"])
        assert told["text"] == told["html"] == told["markdown"]


@given(moves())
@settings(max_examples=examples(6))
def test_a_branch_that_explains_what_main_did_not_passes_the_gate(history: list[Move]) -> None:
    desk = played(history)
    with repository(line(desk.books.states, desk.books.days)) as root:
        git(root, "switch", "-qc", "statement")
        for owed in open_duties(desk, Demand.STATEMENT):
            state(desk, owed, owed.opened)
        day = desk.day + datetime.timedelta(40)
        for path, text in desk.texts.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, "utf-8")
        commit(root, day=str(day))
        report = asked(root, "main", day, check=True)
        assert report.passes, (report.failing, report.refused)
        assert asked(root, "main...statement", day, check=True).passes
        git(root, "switch", "-q", "main")
        git(root, "merge", "-q", "--no-ff", "-m", "说明", "statement", day=str(day))
        left = asked(root, first(root), day).obligations
        assert [each for each in left if each.what is Demand.STATEMENT and not each.is_settled] == []


@given(branched())
@settings(max_examples=examples(4))
def test_however_a_branch_is_merged_it_owes_the_same(case: Branched) -> None:
    today = case.merged[1] + datetime.timedelta(1)
    told = {}
    for way, commits in ways(case).items():
        with repository(commits) as root:
            told[way] = left(asked(root, f"{first(root)}..HEAD", today).obligations)
    assert told == dict.fromkeys(told, told["merge"])
