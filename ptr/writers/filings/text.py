"""Filings for people: one per line, with where each stands."""

from __future__ import annotations

from ptr.model.filing.listed_filing import FilingList, ListedFiling
from ptr.model.text.visible import visible
from ptr.writers.target import Target
from ptr.writers.wording.filing import standing, subject


def write(listed: FilingList, target: Target) -> None:
    """Write a line for each filing: key, day, unit, what, the office where there are several, where it stands."""
    target.out.writelines(f"{_line(each, listed, target)}\n" for each in listed.filings)


def _line(each: ListedFiling, listed: FilingList, target: Target) -> str:
    item, language = each.item, target.language
    office = [visible(each.office)] if listed.several_offices else []
    what = subject(item.filing, language)
    columns = (item.key, str(item.filing.submitted.date), visible(each.unit), what, *office, standing(each, language))
    return "  ".join(columns)
