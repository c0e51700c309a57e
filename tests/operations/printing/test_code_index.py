"""What `ptr verify` remembers of codes: an unknown one is known at once, and no known one is ever hidden."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace
from printed import UNIT, a_power, code_of, committed, edit, printed
from repositories import commit, git
from support import CLOCK

from ptr.model.fields.field import INTERNAL
from ptr.model.time.clock import Clock
from ptr.operations.history.in_force import reading
from ptr.operations.printing.outputs import publish
from ptr.operations.printing.render import Printing
from ptr.operations.printing.sheets import plan
from ptr.operations.printing.verifying import coded, searching
from ptr.operations.printing.verifying.verify_code import verify_code
from ptr.render.parts.facts_on_request import Changed, FactsOnRequest, Owed
from ptr.render.views import declared, view, views

UNKNOWN = "00000-00000"


@pytest.fixture
def root(small: Path) -> Path:
    """The small registry without an edition, committed."""
    return committed(small)


@pytest.fixture
def built(monkeypatch) -> list[str]:
    """List what is built, sheet by sheet."""
    names: list[str] = []
    before = coded.Printing.view

    def noted(printing, sheet):
        names.append(sheet.file)
        return before(printing, sheet)

    monkeypatch.setattr(Printing, "view", noted)
    return names


def standing(root: Path, code: str, clock: Clock = CLOCK, **options: int) -> str:
    return verify_code(root, code, clock, **options).standing


def history(root: Path) -> tuple[str, str, str]:
    """Print a guide, change it twice, and return its codes."""
    codes = []
    for words in ("", "改了", "又改了"):
        if words:
            edit(a_power(root), "summary: ", f"summary: {words}")
            commit(root)
        codes.append(code_of(printed(root, "service-guide", "html", f"out{len(codes)}")))
    return codes[0], codes[1], codes[2]


def test_an_unknown_code_is_known_at_once_the_second_time(root, built):
    history(root)
    built.clear()
    assert standing(root, UNKNOWN) == "unknown"
    assert built
    built.clear()
    assert standing(root, UNKNOWN) == "unknown"
    assert standing(root, "11111-11111") == "unknown"
    assert built == []


def test_a_new_commit_is_searched_alone(root, built):
    history(root)
    standing(root, UNKNOWN)
    edit(a_power(root), "summary: ", "summary: 新")
    commit(root)
    built.clear()
    standing(root, UNKNOWN)
    today = len(built)
    standing(root, UNKNOWN)
    assert len(built) == today, "today's sheets and those of the commit before, as far as it touched them"
    assert today < 60


def test_what_is_remembered_hides_no_code(root):
    first, second, third = history(root)
    cold = [standing(root, code) for code in (first, second, third)]
    standing(root, UNKNOWN)
    assert [standing(root, code) for code in (first, second, third)] == cold == ["outdated", "outdated", "current"]
    edit(a_power(root), "summary: 又改了改了", "summary: 改了")
    assert standing(root, second) == "current", "the working tree went back"
    assert standing(root, third) == "outdated"
    git(root, "checkout", "-q", "--", ".")
    assert standing(root, third) == "current"


def test_a_branch_has_its_own_history(root):
    first, second, _ = history(root)
    standing(root, UNKNOWN)
    git(root, "checkout", "-qb", "side", "HEAD~2")
    assert standing(root, second) == "unknown"
    assert standing(root, first) == "current"
    git(root, "checkout", "-q", "-")
    assert standing(root, second) == "outdated"


def test_a_deeper_search_sees_more(root):
    first, *_ = history(root)
    assert standing(root, first, depth=1) == "unknown"
    assert standing(root, UNKNOWN, depth=1) == "unknown"
    assert standing(root, first) == "outdated"


@pytest.mark.parametrize("spoil", [lambda raw: b"", lambda raw: raw[:40], lambda raw: raw[:-1] + b"\0"])
def test_a_damaged_memory_counts_as_none(spoil, root):
    _, second, _ = history(root)
    standing(root, UNKNOWN)
    file = root / ".ptr_cache/codes"
    file.write_bytes(spoil(file.read_bytes()))
    assert standing(root, second) == "outdated"


def test_another_ptr_remembers_nothing_of_this_one(root, built, monkeypatch):
    standing(root, UNKNOWN)
    monkeypatch.setattr("ptr.operations.printing.verifying.code_index.identity", lambda: "another")
    built.clear()
    standing(root, UNKNOWN)
    assert built


def test_validate_leaves_the_memory_alone(root, inside, built):
    standing(root, UNKNOWN)
    inside("--registry", root, "validate")
    built.clear()
    standing(root, UNKNOWN)
    assert built == []


def test_a_state_of_which_something_is_missing_is_not_remembered(root):
    first, *_ = history(root)
    blob = git(root, "rev-parse", f"HEAD~2:{a_power(root).relative_to(root).as_posix()}")
    file = root / ".git/objects" / blob[:2] / blob[2:]
    shutil.move(file, root.parent / "blob")
    assert standing(root, first) == "unknown"
    assert standing(root, UNKNOWN) == "unknown"
    shutil.move(root.parent / "blob", file)
    assert standing(root, first) == "outdated"


def test_what_is_written_meanwhile_is_not_remembered(root, monkeypatch):
    before = searching.coded_sheets

    def writing(*words, **options):
        yield from before(*words, **options)
        edit(a_power(root), "summary: ", "summary: 同时")

    monkeypatch.setattr(searching, "coded_sheets", writing)
    standing(root, UNKNOWN)
    monkeypatch.setattr(searching, "coded_sheets", before)
    code = code_of(printed_loose(root))
    assert standing(root, code) == "current"


def printed_loose(root: Path) -> Path:
    commit(root)
    return printed(root, "service-guide", "html", "loose")


def test_a_report_of_today_counts_for_its_day(root):
    clock = Clock(CLOCK.now, CLOCK.chosen)
    state = reading(root, None, clock)
    sheets = plan(root, ["status-report"], [UNIT], "html", clock, audience=INTERNAL)
    publish(state, sheets, root.parent / "reports", INTERNAL)
    code = code_of(root.parent / "reports" / sheets[0].file)
    assert standing(root, UNKNOWN, clock) == "unknown"
    assert standing(root, code, clock) == "current"
    tomorrow = Clock(CLOCK.now, CLOCK.today(None).replace(year=2027))
    assert standing(root, code, tomorrow) == "unknown"
    assert standing(root, code, clock) == "current"


def test_what_is_taken_from_history_says_which_day_it_is(playground):
    printing = Printing(reading(playground, None, CLOCK))
    wanted: list[str] = []
    facts = FactsOnRequest(
        audience=INTERNAL,
        changed=lambda since, until: wanted.append("changed") or Changed(),
        owed=lambda: wanted.append("owed") or Owed(),
    )
    dated = []
    for name in views():
        if INTERNAL not in declared(name).audiences:
            continue
        for unit in ["", *printing.snapshot.units] if declared(name).whole else printing.snapshot.units:
            shown = view(name, replace(facts, audience=INTERNAL))
            for part in shown.parts(printing.snapshot, unit)[:1]:
                wanted.clear()
                with printing.snapshot.today.watched() as horizon:
                    shown.build(printing.snapshot, unit, part)
                assert horizon.end or not wanted, name
                dated += [name] if wanted else []
    assert {"status-report", "briefing"} <= {*dated}
