"""The main line: which commits it has, and which of their days count."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as any_of
from repositories import commit, git

from ptr.model.time.believed_days import believed, reckoned
from ptr.store.git.main_line import Step, steps
from ptr.store.git.refs import Tip, TipUnknown, tip
from ptr.store.git.repository import Repository

FIRST = datetime.date(2026, 6, 1)
TODAY = datetime.date(2026, 6, 9)
DAYS = any_of.lists(
    any_of.one_of(any_of.none(), any_of.integers(0, 12).map(lambda days: FIRST + datetime.timedelta(days))), max_size=9
)


def is_run(days: Sequence[datetime.date | None]) -> bool:
    run = [day for day in days if day is not None and day <= TODAY]
    return len(run) == len(days) and run == sorted(run)


@given(DAYS)
def test_what_is_believed_is_the_longest_run_and_of_equal_ones_the_first(days: list[datetime.date | None]):
    places = [place for place, trusted in enumerate(believed(days, TODAY)) if trusted]
    runs = [
        list(chosen)
        for count in range(len(days) + 1)
        for chosen in combinations(range(len(days)), count)
        if is_run([days[place] for place in chosen])
    ]
    longest = max(map(len, runs))
    assert places == min((run for run in runs if len(run) == longest), key=lambda run: run[::-1])


@given(DAYS)
def test_days_that_count_never_go_back_and_never_lie_ahead(days: list[datetime.date | None]):
    line = [day for day, _ in reckoned(days, TODAY)]
    assert line == sorted(line)
    assert all(day <= TODAY for day in line)


@given(DAYS)
def test_a_day_that_counts_is_that_of_a_commit_before_unless_it_is_believed(days: list[datetime.date | None]):
    line = reckoned(days, TODAY)
    for (_, own), (day, disbelieved), (before, _) in zip(list(enumerate(days))[1:], line[1:], line[:-1], strict=True):
        assert day == (before if disbelieved else own)


@given(DAYS, any_of.integers(0, 8))
def test_a_commit_that_fits_changes_no_day_before_it(days: list[datetime.date | None], later: int):
    line = reckoned(days, TODAY)
    honest = max([FIRST + datetime.timedelta(later), *(day for day, _ in line)])
    assert reckoned([*days, honest], TODAY)[:-1] == line or not any(believed(days, TODAY))


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """A repository with a first commit on `main`."""
    (tmp_path / "repo").mkdir()
    git(tmp_path / "repo", "init", "-q", "-b", "main")
    write(tmp_path / "repo", "first", day="2026-06-01")
    return tmp_path / "repo"


def write(folder: Path, name: str, day: str) -> str:
    (folder / name).write_text(name)
    return commit(folder, name, day=day)


def line(folder: Path, until: str = "HEAD", name: str = "main") -> list[Step]:
    return steps(Repository(folder), until, name, TODAY)


def subjects(folder: Path, name: str = "main") -> list[str]:
    return [step.subject for step in line(folder, name=name)]


def test_a_commit_of_2099_has_the_day_of_the_one_before_it(repo: Path):
    write(repo, "honest", day="2026-06-03")
    write(repo, "ahead", day="2099-01-01")
    write(repo, "behind", day="2001-01-01")
    write(repo, "last", day="2026-06-05")
    days = [(step.subject, f"{step.day:%m-%d}", step.disbelieved) for step in line(repo)]
    assert days == [
        ("first", "06-01", False),
        ("honest", "06-03", False),
        ("ahead", "06-03", True),
        ("behind", "06-03", True),
        ("last", "06-05", False),
    ]
    assert line(repo)[2].committer_day == datetime.date(2099, 1, 1)
    assert [step.before for step in line(repo)[1:]] == [step.commit for step in line(repo)[:-1]]


def test_what_a_branch_brought_is_no_step(repo: Path):
    git(repo, "checkout", "-qb", "topic")
    write(repo, "on the branch", day="2026-06-02")
    git(repo, "checkout", "-q", "main")
    git(repo, "merge", "-q", "--no-ff", "topic", day="2026-06-04")
    assert len(subjects(repo)) == 2
    assert subjects(repo)[1].startswith("Merge branch 'topic'")


def parted(repo: Path) -> Path:
    """Make a clerk's clone with a commit of its own, and one on the main line that it lacks."""
    clerk = repo.parent / "clerk"
    git(repo.parent, "clone", "-q", str(repo), str(clerk))
    write(clerk, "clerk", day="2026-06-02")
    write(repo, "office", day="2026-06-03")
    return clerk


@pytest.mark.parametrize("words", [("pull", "-q", "--no-rebase"), ("pull", "-q", "--no-rebase", "origin", "main")])
def test_a_pull_that_was_pushed_does_not_turn_the_main_line_round(repo: Path, words: tuple[str, ...]):
    clerk = parted(repo)
    git(clerk, *words, day="2026-06-04")
    assert subjects(clerk)[:2] == ["first", "office"]
    last = line(clerk)[-1]
    assert last.turned
    assert last.before == git(repo, "rev-parse", "HEAD")


def test_a_remote_branch_that_was_merged_in_does_not_turn_it_round_either(repo: Path):
    clerk = parted(repo)
    git(clerk, "fetch", "-q")
    git(clerk, "merge", "-q", "origin/main", day="2026-06-04")
    assert subjects(clerk)[:2] == ["first", "office"]


def test_a_branch_that_took_the_main_line_in_and_became_it_does_not(repo: Path):
    git(repo, "checkout", "-qb", "topic")
    write(repo, "on the branch", day="2026-06-02")
    git(repo, "checkout", "-q", "main")
    write(repo, "office", day="2026-06-03")
    git(repo, "checkout", "-q", "topic")
    git(repo, "merge", "-q", "main", day="2026-06-04")
    git(repo, "checkout", "-q", "main")
    git(repo, "merge", "-q", "--ff-only", "topic")
    assert subjects(repo) == ["first", "office", "Merge branch 'main' into topic"]


@pytest.mark.parametrize(
    ("subject", "turned"),
    [
        ("Merge branch 'main' of git.example.cn:city/registry", True),
        ("Merge branch 'main' of git.example.cn:city/registry into main", True),
        ("Merge branch 'main' into 'topic'", True),
        ("Merge branch 'topic' into 'main'", False),
        ("Merge branch 'main' into 'main'", False),
        ("Merge pull request #3 from office/main", False),
        ("Merge branch 'domain' of git.example.cn:city/registry", False),
        ("Merge remote-tracking branch 'origin/main' into topic", True),
        ("Merge remote-tracking branch 'origin/topic'", False),
        ("合并", False),
    ],
)
def test_only_words_that_name_the_main_line_turn_it(repo: Path, subject: str, turned: bool):
    git(repo, "checkout", "-qb", "topic")
    write(repo, "second parent", day="2026-06-02")
    git(repo, "checkout", "-q", "main")
    write(repo, "first parent", day="2026-06-03")
    git(repo, "merge", "-q", "--no-ff", "-m", subject, "topic", day="2026-06-04")
    assert subjects(repo) == ["first", "second parent" if turned else "first parent", subject]


def test_a_main_line_of_another_name_is_followed_by_that_name(repo: Path):
    git(repo, "branch", "-m", "trunk")
    clerk = parted(repo)
    git(clerk, "pull", "-q", "--no-rebase", day="2026-06-04")
    assert subjects(clerk, "trunk")[1] == "office"
    assert subjects(clerk, "main")[1] == "clerk"


def test_the_end_of_the_main_line_is_the_remote_one_where_that_contains_the_local_one(repo: Path):
    assert tip(Repository(repo), "main") == Tip(git(repo, "rev-parse", "HEAD"), "refs/heads/main")
    clerk = repo.parent / "clerk"
    git(repo.parent, "clone", "-q", str(repo), str(clerk))
    office = write(repo, "office", day="2026-06-02")
    git(clerk, "fetch", "-q")
    assert tip(Repository(clerk), "main") == Tip(office, "refs/remotes/origin/main")
    own = write(clerk, "clerk", day="2026-06-03")
    assert tip(Repository(clerk), "main") == Tip(own, "refs/heads/main")
    git(clerk, "checkout", "-q", "--detach")
    git(clerk, "branch", "-qD", "main")
    assert tip(Repository(clerk), "main") == Tip(office, "refs/remotes/origin/main")


def test_a_tag_of_the_same_name_is_not_the_main_line(repo: Path):
    git(repo, "tag", "main")
    last = write(repo, "office", day="2026-06-02")
    assert tip(Repository(repo), "main") == Tip(last, "refs/heads/main")


def test_where_no_branch_has_the_name_the_main_line_is_not_guessed(repo: Path):
    git(repo, "checkout", "-q", "--detach")
    git(repo, "branch", "-qD", "main")
    unknown = tip(Repository(repo), "main")
    assert isinstance(unknown, TipUnknown)
    assert "main" in unknown.reason[1]
