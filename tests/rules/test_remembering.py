"""What a run remembers changes nothing but its time: from case to case, it finds what a run without memory finds.

Every case of every rule is a change of the registry that the case before left behind; so each rule's questions to
other files are asked, answered, and answered anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from support import validate

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


def said(case: Case, folder: Path, *, remember: bool) -> list[object]:
    report = validate(FolderSource(folder), today=case.today, remember=remember)
    return [report.documents, report.units, report.today, *report.findings]


@pytest.mark.parametrize("file", case_files(), ids=lambda file: file.stem)
def test_a_run_that_remembers_the_case_before_finds_what_a_fresh_one_finds(file: Path, tmp_path: Path):
    for case in read_cases(file):
        lay(build(case)[0], tmp_path)
        assert said(case, tmp_path, remember=True) == said(case, tmp_path, remember=False), case.claim
        assert said(case, tmp_path, remember=True) == said(case, tmp_path, remember=False), f"{case.claim}, again"
