"""What ships with ptr: templates, fonts, the table of national laws, the files of a new registry."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ptr.model.documents.law import Edition, Law, LawLevel, Repeal

PACKAGE = Path(__file__).resolve().parent.parent
DATA = PACKAGE / "store" / "data"


def template_folder() -> Path:
    """Return the built-in templates: inside the installed package, or beside it in a checkout."""
    inside = PACKAGE / "templates"
    return inside if inside.is_dir() else PACKAGE.parent / "templates"


def example_folder() -> Path:
    """Return the registry that comes with ptr: inside the installed package, or beside it in a checkout."""
    inside = PACKAGE / "registry"
    return inside if inside.is_dir() else PACKAGE.parent / "registry"


def font_folder() -> Path:
    """Return the folder of the pinned fonts (Noto Sans SC, Noto Serif SC; OFL)."""
    import pylopdf_fonts_zh_cn

    return Path(pylopdf_fonts_zh_cn.__file__).parent


def profile(name: str) -> dict[str, Any]:
    """Return the classes of power and carriers that a registry begins with."""
    from ptr.store.yaml.dialect import load

    data: dict[str, Any] = load((DATA / "profiles" / f"{name}.yaml").read_bytes()).data
    return data


def profiles() -> list[str]:
    """Return the names of the profiles."""
    return sorted(path.stem for path in (DATA / "profiles").glob("*.yaml"))


def starter_files() -> dict[str, str]:
    """Return the texts of a new registry other than documents, by path; `${words}` are placeholders."""
    folder = DATA / "starter"
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix().replace("dot-", "."): path.read_text("utf-8") for path in paths}


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
