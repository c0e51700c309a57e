"""What ptr knows of the division codes of GB/T 2260: their structure, and the codes of Zhangjiakou that changed.

It is no full table: a code of sound structure that is not listed is taken for right.
"""

from __future__ import annotations

from typing import Final, NamedTuple

PROVINCES: Final = frozenset(
    f"{number}" for first, last in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 82))
    for number in range(first, last + 1)
)  # fmt: skip
"""The first two digits: provinces, autonomous regions, municipalities and special administrative regions."""


class Known(NamedTuple):
    """A division whose code began or ended; in its first and last year it holds, 0 is unbounded."""

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
    """Tell whether a code can be one: a province's first digits, and no county of a province without a prefecture."""
    return code[:2] in PROVINCES and (code[2:4] != "00" or code[4:] == "00")


def holds(code: str, year: int) -> bool:
    """Tell whether nothing speaks against a code in a year."""
    known = KNOWN.get(code)
    return is_sound(code) and (known is None or known.first_year <= year <= known.last_year)
