"""What a law reaches, as JSON: one object; `version` grows when a field changes or goes."""

from __future__ import annotations

import msgspec

from ptr.model.impact_report import Cited, ImpactReport
from ptr.model.pointer import to_text
from ptr.writers import Target


def write(report: ImpactReport, target: Target) -> None:
    """Write the whole report."""
    document = {
        "version": 1,
        "law": report.law,
        "title": report.title,
        "article": report.article,
        "edition": report.edition,
        "in_force_from": report.starts,
        "review_by": report.due,
        "repealed": report.repealed,
        "repealed_on": report.repealed_on,
        "today": report.today,
        "units": [
            {
                "unit": unit.unit,
                "name": unit.name,
                "citations": [_cited(each) for each in unit.cited],
                "charts": [chart.key for chart in unit.charts],
                "obliges": [{"what": duty.what, "files": duty.files, "clause": duty.clause} for duty in unit.duties],
            }
            for unit in report.units
        ],
    }
    target.out.write(msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n")


def _cited(each: Cited) -> dict[str, object]:
    return {
        "type": each.subject.type,
        "key": each.subject.key,
        "name": each.subject.name,
        "path": each.spot.path,
        "pointer": to_text(each.spot.pointer),
        "edition": each.edition,
        "article": each.article,
        "standing": each.standing,
        "unread": each.unread,
    }
