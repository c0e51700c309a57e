"""Waive present findings until a day: one waiver per rule, by fingerprints, so that new findings still fail."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import msgspec

from ptr.model.documents.waiver import Waiver
from ptr.model.fields.errors import PtrError
from ptr.model.fields.level import Level
from ptr.model.results.finding import Finding
from ptr.model.time.clock import Clock
from ptr.operations.checking.validate import validate
from ptr.operations.references import the_office
from ptr.operations.upkeep.rules import find_rule
from ptr.store.git.checkout import checkout
from ptr.store.open import open_registry
from ptr.store.write import write_files
from ptr.store.yaml.emit import dump


def write_waivers(
    root: Path,
    codes: Sequence[str],
    clock: Clock,
    *,
    until: datetime.date,
    basis: str,
    reason: str,
    office: str = "",
    dry: bool = False,
) -> list[tuple[str, Waiver]]:
    """Write waivers for the findings of these rules, or for all errors if none is named; return paths and values.

    What would be an error but for the calendar (overdue, or an expired waiver) counts as one here.

    Findings that are waived already keep their waivers, and nothing is overwritten; without findings nothing is
    written. Raises `PtrError` if the waiver would not hold for a single day.
    """
    source = checkout(root)
    report = validate(source, clock)
    if until < report.today:
        raise PtrError(
            f"有效期 {until} 已经过去（今天是 {report.today}）", f"{until} is past (today is {report.today})"
        )
    if not (basis.strip() and reason.strip()):
        raise PtrError("请写明依据和理由", "give a basis and a reason")
    folder = the_office(open_registry(source, clock).snapshot, office)
    by_rule = _chosen(report.findings, codes)
    written = []
    for code, findings in by_rule.items():
        fingerprints = tuple(dict.fromkeys(finding.fingerprint for finding in findings))
        waiver = Waiver(rule=code, fingerprints=fingerprints, basis=basis, reason=reason, until=until)
        path = free_path(root, folder, f"{code.lower()}-{until}")
        written.append((path, waiver))
    write_files(root, {path: dump(msgspec.to_builtins(waiver)) for path, waiver in written}, dry=dry)
    return written


def _chosen(findings: Sequence[Finding], codes: Sequence[str]) -> dict[str, list[Finding]]:
    """Return the unwaived findings by rule: those of the codes, or all errors."""
    wanted = {rule.code: rule for rule in map(find_rule, codes)}
    for rule in wanted.values():
        if not rule.waivable:
            raise PtrError(f"{rule.code} 不能豁免", f"{rule.code} cannot be waived")
    by_rule: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if not finding.waived and (finding.code in wanted if wanted else _is_error(finding)):
            by_rule[finding.code].append(finding)
    return dict(sorted(by_rule.items()))


def _is_error(finding: Finding) -> bool:
    """Return whether a finding is an error, or would be but for the date, and can be waived."""
    by_date = finding.dated and finding.level is Level.WARNING
    return (finding.level is Level.ERROR or by_date) and find_rule(finding.code).waivable


def free_path(root: Path, office: str, stem: str) -> str:
    """Return a path that is not taken."""
    number = 1
    while True:
        path = Waiver.PATH.format(office=office, key=stem if number == 1 else f"{stem}-{number}")
        if not (root / path).exists():
            return path
        number += 1
