"""What `ptr diff --check` looks at: one file a code; the folder is the list.

They need two states of a registry, so they are not rules of `ptr validate`, which looks at one.
"""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from ptr import folders
from ptr.model.fields.fault import Bilingual


class Gate(Struct, frozen=True):
    """A code of the gate with its manual page, whose first lines are its titles, English and Chinese."""

    code: str
    page: str

    @property
    def titles(self) -> Bilingual:
        """The title lines, Chinese and English."""
        return folders.titles(self.page)


@cache
def gates() -> dict[str, Gate]:
    """Find every code in the folder; `a001_unstated.py` is A001."""
    codes = {name.partition("_")[0].upper(): name for name in folders.names(__name__)}
    return {code: Gate(code, folders.manual_page(f"{__name__}.{name}")) for code, name in codes.items()}
