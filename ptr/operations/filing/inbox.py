"""The filings there are and where each stands: the office's inbox, the units' outbox."""

from __future__ import annotations

from pathlib import Path

from ptr.model.results.listed_filing import ListedFiling
from ptr.operations.history.acts import all_decisions, all_filings


def inbox(root: Path, *, pending: bool = False, unit: str = "") -> list[ListedFiling]:
    """List filings by the day of submission: all, those not decided yet, those of one unit."""
    filings, decisions = all_filings(root), all_decisions(root)
    answers = {filing.answers: key for key, (_, filing) in filings.items() if filing.answers}
    entries = [
        ListedFiling(
            place=place,
            filing=filing,
            decision=decisions[key][1] if key in decisions else None,
            answer=answers.get(key, ""),
        )
        for key, (place, filing) in filings.items()
    ]
    wanted = (each for each in entries if unit in ("", each.place.unit) and not (pending and each.decision))
    return sorted(wanted, key=lambda each: (each.filing.submitted.date, each.place.key))
