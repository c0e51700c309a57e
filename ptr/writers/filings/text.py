"""Filings for people: one per line, with where each stands, on a second line where 80 columns are too few."""

from __future__ import annotations

from collections.abc import Iterator

from ptr.model.filing.listed_filing import FilingList, ListedFiling
from ptr.model.text.columns import width, wrapped_lines
from ptr.model.text.visible import visible
from ptr.writers._lines import COLUMNS
from ptr.writers.target import Target
from ptr.writers.wording.filing import standing, subject

INDENT = "    "


def write(listed: FilingList, target: Target) -> None:
    """Write each filing: key, day, unit, what, the office where there are several, where it stands."""
    for each in listed.filings:
        target.out.writelines(f"{line}\n" for line in _lines(each, listed, target))


def _lines(each: ListedFiling, listed: FilingList, target: Target) -> Iterator[str]:
    item, language = each.item, target.language
    office = [visible(each.office)] if listed.several_offices else []
    columns = (item.key, str(item.filing.submitted.date), visible(each.unit), subject(item.filing, language), *office)
    head, stands = "  ".join(columns), standing(each, language)
    if width(head) + width(stands) + 2 <= COLUMNS:
        yield f"{head}  {stands}"
        return
    yield head
    yield from (f"{INDENT}{line}" for line in wrapped_lines(stands, COLUMNS - len(INDENT)))
