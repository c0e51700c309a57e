"""The bundled table of national laws."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from functools import cache

from ptr.model.documents.law import Edition, Law, LawLevel, Repeal
from ptr.store.assets import DATA


class _Table(Mapping[str, Law]):
    """The table of national laws by key; the file is read on first use."""

    def __getitem__(self, key: str) -> Law:
        return _rows()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(_rows())

    def __len__(self) -> int:
        return len(_rows())


def national_laws() -> Mapping[str, Law]:
    """Return the bundled table of national laws (facts only, state of 2025-04) by short title.

    The number of articles is that of the last edition; it or an authority is left out where it is not known.
    """
    return _Table()


@cache
def _rows() -> dict[str, Law]:
    import csv

    with (DATA / "laws.csv").open(encoding="utf-8", newline="") as file:
        return {row["key"]: _law(row) for row in csv.DictReader(file)}


def _law(row: dict[str, str]) -> Law:
    dates = [datetime.date.fromisoformat(text) for text in row["editions"].split(";")]
    count = int(row["articles"]) if row["articles"] else None
    editions = (*(Edition(date=date) for date in dates[:-1]), Edition(date=dates[-1], articles=count))
    return Law(
        title=row["title"],
        level=LawLevel(row["level"]),
        authority=row["authority"],
        number=row["number"],
        editions=editions,
        repealed=Repeal() if row["status"] == "repealed" else None,
    )
