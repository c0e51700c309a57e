"""What was filed in format 2 stays filed: `ptr migrate` writes the number of the format and alters no record."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from changed import kinds
from repositories import commit, git
from support import CLOCK, validate

from ptr.model.documents.filing import FilingSubject
from ptr.operations.history.acts import all_decisions, filed
from ptr.operations.history.trace import Tracer
from ptr.operations.printing.render import render_to
from ptr.operations.printing.sheets import Sheet
from ptr.store.source import FolderSource

UNIT = "zhujian"
NEWER = re.compile(r"^main_line: .*\n|, standing: false|^digest: .*\n", re.MULTILINE)


@pytest.fixture
def root(playground: Path, tmp_path: Path) -> Path:
    """The playground as format 2 had it: no main line, no carrier that does not stand, decisions without a digest."""
    folder = Path(shutil.copytree(playground, tmp_path / "registry"))
    for path in (folder / "registry.yaml", *folder.glob("offices/*/decisions/*.yaml")):
        path.write_text(NEWER.sub("", path.read_text("utf-8")).replace("format: 3", "format: 2", 1), "utf-8")
    commit(folder, day="2026-11-02")
    return folder


def filings(root):
    return {key: (item.place, item.filing) for key, item in filed(root).items()}


def numbers(root: Path) -> list[str]:
    """What the sheets of a catalogue and of a chart say of their filings."""
    chart = next((root / f"units/{UNIT}/flows").glob("*.yaml")).stem
    sheets = [
        Sheet(unit=UNIT, document=name, variant="", format="html", part=part)
        for name, part in (("catalogue", ""), ("flow-chart", chart))
    ]
    pages = (path.read_text("utf-8") for path in render_to(root, sheets, root.parent / "out", CLOCK))
    return [number for page in pages for number in re.findall(r"<li>(备案号：[^<]*|未备案)</li>", page)]


def test_only_the_registry_s_own_file_is_rewritten_and_only_its_format(inside, root):
    ran = inside("--registry", root, "migrate")
    assert (ran.code, "format 2 → 3: 1 file to be rewritten" in ran.err) == (0, True), ran
    assert git(root, "status", "--porcelain") == ""
    assert inside("--registry", root, "migrate", "--write").code == 0
    assert git(root, "diff", "--stat", "--format=").splitlines()[0].split() == ["registry.yaml", "|", "2", "+-"]
    assert git(root, "diff", "-U0").splitlines()[-2:] == ["-format: 2", "+format: 3"]


def test_what_was_filed_and_accepted_stands_as_before(inside, told, root):
    listed = inside("--registry", root, "file", "list", "--format", "json").out
    before, findings = numbers(root), [f.code for f in validate(FolderSource(root)).findings]
    inside("--registry", root, "migrate", "--write")
    assert kinds(told(root, "HEAD")) == []
    commit(root, day="2026-11-03")
    assert len(before) == 2
    assert all(number.startswith("备案号：张权备") and "备案后有变更" not in number for number in before)
    assert numbers(root) == before
    assert inside("--registry", root, "file", "list", "--format", "json").out == listed
    assert [f.code for f in validate(FolderSource(root)).findings] == findings
    assert all(each.is_known and not each.torn for each in Tracer(root).trace(filings(root)).values())
    assert {decision.digest for _, decision in all_decisions(root)} == {""}


def test_the_next_decision_binds_what_it_decides(inside, root):
    inside("--registry", root, "migrate", "--write")
    commit(root, day="2026-11-03")
    words = ("--subject", "flows", "--by", "office-chief", "--on", "2026-11-04")
    chart = next((root / f"units/{UNIT}/flows").glob("*.yaml"))
    chart.write_text(chart.read_text("utf-8").replace("title: ", "title: 新", 1), "utf-8")
    commit(root, day="2026-11-04")
    assert inside("--registry", root, "--today", "2026-11-04", "file", "submit", UNIT, *words).code == 0
    filing = next(each for _, each in filings(root).values() if str(each.submitted.date) == "2026-11-04")
    assert filing.subject is FilingSubject.FLOWS
    words = ("--number", "张权备〔2026〕99号", "--on", "2026-11-05")
    assert inside("--registry", root, "--today", "2026-11-05", "file", "accept", filing.id, *words).code == 0
    (made,) = (decision for _, decision in all_decisions(root) if decision.digest)
    assert (made.filing, made.digest) == (filing.id, filing.digest)
