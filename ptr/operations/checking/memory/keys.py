"""The names under which results are remembered, and what the past of a registry depends on."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from typing import Final

from ptr.store.hashes import lines_digest
from ptr.store.inventory import Inventory

VERDICT: Final = "verdict"
PAST: Final = "past"
CODES: Final = "codes"
"""The codes of printed sheets, which `ptr verify` keeps."""
TRACES: Final = "filings"
"""What commits hold, and which signatures are valid."""
FILED: Final = re.compile(r"\A[^/]+/[^/]+/(?:filings|decisions|allowed_signers)(?:/|\Z)")
"""Files that record the past: without any of them there is nothing to look up."""
TELLING: Final = re.compile(r"\A[^/]+/[^/]+/(?:filings|decisions|allowed_signers|flows)(?:/|\Z)")
"""These and the charts, which the past also covers once something was filed."""


def unit_file(unit: str) -> str:
    """Return the name under which the results of a unit are kept."""
    return f"unit-{hashlib.sha256(unit.encode()).hexdigest()[:24]}"


def past_key(inventory: Inventory, standing: Callable[[], str]) -> str:
    """Return what the past depends on: the state of Git, filings, decisions and charts; "" without filings."""
    if not any(map(FILED.search, inventory.blobs)):
        return ""
    telling = (f"{path} {blob}" for path, blob in inventory.blobs.items() if TELLING.search(path))
    return lines_digest([standing(), *telling])
