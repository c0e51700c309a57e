"""What a run remembers changes nothing but its time: from case to case, it finds what a run without memory finds.

Every case of every rule is a change of the registry that the case before left behind; so each rule's questions to
other files are asked, answered, and answered anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from support import CLOCK, validate

from ptr.model.time.clock import DAY
from ptr.rules.rule import all_rules
from ptr.store.source import FolderSource

from .cases import Case, CaseSource, build, case_files, read_cases


def lay(source: CaseSource, folder: Path) -> None:
    """Make a folder hold what a case holds; what is there already is left alone."""
    files = {entry.path: source.read(entry.path) for entry in source.entries() if source.holds(entry.path)}
    for path in folder.rglob("*"):
        if path.is_file() and ".ptr_cache" not in path.parts and path.relative_to(folder).as_posix() not in files:
            path.unlink()
    for name, raw in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_bytes() != raw:
            path.write_bytes(raw)


def said(case: Case, folder: Path, *, remember: bool, later: int = 0) -> list[object]:
    day = (case.today or CLOCK.now) + later * DAY if later else case.today
    report = validate(FolderSource(folder), today=day, remember=remember)
    return [report.documents, report.units, report.today, *report.findings]


@pytest.mark.parametrize("file", case_files(), ids=lambda file: file.stem)
def test_a_run_that_remembers_the_case_before_finds_what_a_fresh_one_finds(file: Path, tmp_path: Path):
    for case in read_cases(file):
        lay(build(case)[0], tmp_path)
        assert said(case, tmp_path, remember=True) == said(case, tmp_path, remember=False), case.claim
        assert said(case, tmp_path, remember=True) == said(case, tmp_path, remember=False), f"{case.claim}, again"


DATED = {rule.code.lower() for rule in all_rules() if rule.dated}


@pytest.mark.parametrize(
    "file", [file for file in case_files() if file.stem.partition("_")[0] in DATED], ids=lambda file: file.stem
)
def test_what_holds_today_is_found_anew_on_the_day_on_which_it_turns(file: Path, tmp_path: Path):
    for case in read_cases(file):
        lay(build(case)[0], tmp_path)
        for later in (0, 1, 2, 30, 29, 400):
            remembered = said(case, tmp_path, remember=True, later=later)
            assert remembered == said(case, tmp_path, remember=False, later=later), (case.claim, later)
