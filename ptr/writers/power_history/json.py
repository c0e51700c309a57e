"""The history of a power as JSON: one object; `version` grows when a field changes or goes."""

from __future__ import annotations

import msgspec

from ptr.model.change import Change
from ptr.model.pointer import to_text
from ptr.model.power_history import Explanation, Moment, PowerHistory
from ptr.writers import Target


def write(report: PowerHistory, target: Target) -> None:
    """Write the whole history."""
    document = {
        "version": 1,
        "power": report.subject.key,
        "name": report.subject.name,
        "unit": report.subject.unit,
        "moments": [_moment(moment) for moment in report.moments],
    }
    target.out.write(msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n")


def _moment(moment: Moment) -> dict[str, object]:
    return {
        "commit": moment.commit,
        "date": moment.date,
        "author": moment.author,
        "title": moment.title,
        "first_known": moment.first,
        "unread": {"zh": moment.unread[0], "en": moment.unread[1]} if moment.unread else None,
        "changes": [_change(change, explanation) for change, explanation in moment.changes],
        "filed": moment.filed,
    }


def _change(change: Change, explanation: Explanation | None) -> dict[str, object]:
    return {
        "kind": change.kind,
        "units": change.units,
        "field": to_text(tuple(part.key for part in change.field)),
        "before": change.before,
        "after": change.after,
        "fingerprint": change.fingerprint,
        "stated": explanation.path if explanation else None,
    }
