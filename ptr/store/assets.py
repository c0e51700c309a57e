"""What ships with ptr: templates, fonts, the table of national laws."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from ptr.model.documents.law import Edition, Law, LawLevel, LawStatus

PACKAGE = Path(__file__).resolve().parent.parent


def template_folder() -> Path:
    """The built-in templates: inside the installed package, or beside it in a checkout."""
    inside = PACKAGE / "templates"
    return inside if inside.is_dir() else PACKAGE.parent / "templates"


def font_folder() -> Path:
    """The folder of the pinned fonts (Noto Sans SC, Noto Serif SC; OFL)."""
    import pylopdf_fonts_zh_cn

    return Path(pylopdf_fonts_zh_cn.__file__).parent


class _Table(Mapping[str, Law]):
    """The table of national laws by key; the file is read when first asked."""

    def __getitem__(self, key: str) -> Law:
        return _rows()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(_rows())

    def __len__(self) -> int:
        return len(_rows())


def national_laws() -> Mapping[str, Law]:
    """The bundled table of national laws (facts only, state of 2025-04) by short title.

    The number of articles is that of the last edition; where it or an authority is not known it is left out.
    """
    return _Table()


@cache
def _rows() -> dict[str, Law]:
    with (PACKAGE / "store" / "data" / "laws.csv").open(encoding="utf-8", newline="") as file:
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
        status=LawStatus(row["status"]),
        editions=editions,
    )
