"""What `ptr diff --check` looks at: one file a code; the folder is the list.

These need two states of a registry, so that they are no rules of `ptr validate`, which looks at one.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from functools import cache

from msgspec import Struct

from ptr.model.fields.fault import Bilingual


class Gate(Struct, frozen=True):
    """A code of the gate with its manual page, whose first lines are its titles, English and Chinese."""

    code: str
    page: str

    @property
    def titles(self) -> Bilingual:
        """The title lines, Chinese and English."""
        lines = [line for line in self.page.splitlines() if line.strip()]
        return lines[1].rstrip("。"), lines[0].rstrip(".")


@cache
def gates() -> dict[str, Gate]:
    """Find every code in the folder; `a001_unstated.py` is A001."""
    found = {}
    for module in pkgutil.iter_modules(__path__):
        page = inspect.cleandoc(importlib.import_module(f"{__name__}.{module.name}").__doc__ or "")
        code = module.name.partition("_")[0].upper()
        found[code] = Gate(code, page)
    return found
