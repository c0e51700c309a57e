"""What ptr knows about the division codes of GB/T 2260: their structure, and the changed codes of Zhangjiakou.

It is not a full table: an unlisted code of sound structure is accepted.
"""

from __future__ import annotations

from typing import Final, NamedTuple

PROVINCES: Final = frozenset(
    f"{number}" for first, last in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 82))
    for number in range(first, last + 1)
)  # fmt: skip
"""The first two digits: provinces, autonomous regions, municipalities and special administrative regions."""


class Known(NamedTuple):
    """A division whose code began or ended; the code is valid in its first and last year, 0 is unbounded."""

    name: str
    first_year: int = 0
    last_year: int = 9999
    now: str = ""


KNOWN: Final = {
    "130708": Known("万全区", first_year=2016),
    "130709": Known("崇礼区", first_year=2016),
    "130721": Known("宣化县", last_year=2016),
    "130729": Known("万全县", last_year=2016, now="130708"),
    "130733": Known("崇礼县", last_year=2016, now="130709"),
}


def is_sound(code: str) -> bool:
    """Return whether a code is well formed: a province's first digits, and no county without a prefecture."""
    return code[:2] in PROVINCES and (code[2:4] != "00" or code[4:] == "00")


def holds(code: str, year: int) -> bool:
    """Return whether a code may be valid in a year."""
    known = KNOWN.get(code)
    return is_sound(code) and (known is None or known.first_year <= year <= known.last_year)
