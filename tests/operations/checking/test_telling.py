"""What is found is told while a run goes on, in the order and the words of the report at its end.

边查边报：先说的与最后报告里的一字不差。
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support import ROOT, environment, validate

from ptr.model.results.finding import Finding
from ptr.model.results.progress import Progress
from ptr.operations.checking import run as module
from ptr.rules.rule import DocumentRule, FaultRule, UnitRule, all_rules
from ptr.store.inventory import Moved
from ptr.store.source import FolderSource

ALONE = {rule.code for rule in all_rules() if isinstance(rule, FaultRule | DocumentRule | UnitRule)}
WAIVER = """\
rule: S004
places: [{path: units/minzheng/powers/mz-24c3e2.yaml}]
basis: 局务会纪要
reason: 正在补
until: 2027-01-31
"""


@pytest.fixture
def faulty(tmp_path) -> Path:
    """The bundled registry with faults in two units, one of them waived, and a file that belongs nowhere."""
    registry = Path(shutil.copytree(ROOT / "registry", tmp_path / "registry", ignore=shutil.ignore_patterns(".ptr_*")))
    for path in ("units/minzheng/powers/mz-24c3e2.yaml", *powers(registry, "zhujian")[:2]):
        text = (registry / path).read_text("utf-8")
        (registry / path).write_text(text.replace("status: active", "status: axtive"), "utf-8")
    (registry / "notes.txt").write_text("x")
    (registry / "offices/city/waivers").mkdir(parents=True, exist_ok=True)
    (registry / "offices/city/waivers/late.yaml").write_text(WAIVER, "utf-8")
    return registry


def powers(registry: Path, unit: str) -> list[str]:
    return [path.relative_to(registry).as_posix() for path in sorted(registry.glob(f"units/{unit}/powers/*.yaml"))]


@pytest.mark.parametrize("options", [{}, {"remember": True}, {"jobs": 2}])
def test_what_was_told_is_the_beginning_of_the_report(faulty, monkeypatch, options):
    monkeypatch.setattr("ptr.operations.checking.spread.WORTH_SHARING", 1)
    told: list[Finding] = []

    class Kept(Progress):
        def checked(self, count, of, findings):
            told.extend(findings)

    report = validate(FolderSource(faulty), progress=Kept(), **options)
    assert tuple(told) == report.findings[: len(told)]
    assert {finding.code for finding in told} <= ALONE
    assert {finding.code for finding in report.findings[len(told) :]}.isdisjoint(ALONE)
    assert any(finding.waived for finding in told)
    assert {finding.unit for finding in told} >= {"minzheng", "zhujian"}
    assert len(report.findings) > len(told)


WAITING = """
import sys
from ptr.cli import run
from ptr.operations.checking.units import Units
check = Units.check
Units.check = lambda units, name: (name == units.names[-1] and sys.stdin.readline(), check(units, name))[1]
run(["--registry", sys.argv[1], "validate", "--no-cache"])
"""


def test_the_findings_of_a_unit_are_written_before_the_next_is_checked(faulty):
    command = [sys.executable, "-c", WAITING, str(faulty)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment(), stdin=pipe, stdout=pipe, stderr=pipe, text=True) as run:
        assert run.stdin
        assert run.stdout
        first = run.stdout.readline()
        run.stdin.write("\n")
        rest = run.communicate(timeout=60)[0]
    assert "units/minzheng/powers/mz-24c3e2.yaml" in first
    assert "units/minzheng/powers/mz-24c3e2.yaml" not in rest
    assert "units/zhujian" in rest


def test_a_registry_that_changes_while_it_is_checked_is_reported_on_anew(faulty, inside, monkeypatch):
    report, calls = module._report, []

    def once_in_vain(*words):
        calls.append(report(*words))
        if len(calls) == 1:
            raise Moved("units/minzheng/unit.yaml")
        return calls[-1]

    still = inside("--registry", faulty, "--lang", "en", "validate", "--no-cache")
    monkeypatch.setattr(module, "_report", once_in_vain)
    ran = inside("--registry", faulty, "--lang", "en", "validate")
    assert "files changed meanwhile, checking anew" in ran.err
    assert ran.out.endswith(still.out)
    assert ran.out != still.out
