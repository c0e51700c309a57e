"""What became of a sheet, a file or a package, as JSON: one object; `version` grows when a field changes or goes."""

from __future__ import annotations

import msgspec

from ptr.model.verification import Moment, Verification
from ptr.writers import Target


def write(report: Verification, target: Target) -> None:
    """Write the whole answer."""
    sheet = report.sheet
    document = {
        "version": 1,
        "thing": report.thing,
        "standing": report.standing,
        "code": report.code,
        "sheet": {"unit": sheet.unit, "title": sheet.title, "document": sheet.document, "part": sheet.part}
        if sheet
        else None,
        "since": _moment(report.since),
        "outdated_by": _moment(report.until),
        "code_of_today": report.today,
        "changes": [
            {"kind": each.kind, "type": each.subject.type, "key": each.subject.key, "name": each.subject.name}
            for each in (report.report.changes if report.report else ())
        ],
        "differences": [{"zh": zh, "en": en} for zh, en in report.differences],
        "notes": [{"zh": zh, "en": en} for zh, en in report.notes],
    }
    target.out.write(msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n")


def _moment(moment: Moment | None) -> dict[str, object] | None:
    return {"commit": moment.commit, "date": moment.date} if moment else None
