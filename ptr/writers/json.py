"""Findings as JSON: one object with the counts and a list; line and column count from 1."""

from __future__ import annotations

from typing import Any, TextIO

import msgspec

from ptr.model.finding import Finding, Spot
from ptr.model.pointer import to_text
from ptr.model.report import Report

VERSION = 1


def write(report: Report, language: int, out: TextIO) -> None:
    """Write the whole report; both languages of a message are given, whatever the language."""
    document = {
        "version": VERSION,
        "today": report.today,
        "documents": report.documents,
        "units": report.units,
        "counts": dict(report.counts()),
        "findings": [_finding(finding) for finding in report.findings],
    }
    out.write(msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n")


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "level": finding.level,
        **_spot(finding.spot),
        "message": {"zh": finding.message[0], "en": finding.message[1]},
        "clause": finding.clause,
        "unit": finding.unit,
        "related": [_spot(spot) for spot in finding.related],
        "dated": finding.dated,
        "waived": finding.waived,
        "fingerprint": finding.fingerprint,
    }


def _spot(spot: Spot) -> dict[str, Any]:
    mark = spot.mark
    place = {"line": mark.line, "column": mark.column, "length": mark.length} if mark else {}
    return {"path": spot.path, "pointer": to_text(spot.pointer), **place}
