"""The names under which results are remembered, and what the past of a registry depends on."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from ptr.store.git.revision import standing
from ptr.store.hashes import lines_digest
from ptr.store.inventory import Inventory

VERDICT: Final = "verdict"
PAST: Final = "past"
TRACES: Final = "filings"
"""What commits hold, and which signatures are good."""
FILED: Final = ("filings", "decisions", "allowed_signers")
"""Folders whose files tell of the past: without any of them there is nothing to look up."""
CHARTS: Final = "flows"
"""The folder of charts, which the past is asked for where something was filed."""


def unit_file(unit: str) -> str:
    """Return the name of what is known of a unit."""
    return f"unit-{hashlib.sha256(unit.encode()).hexdigest()[:24]}"


def past_key(root: Path, inventory: Inventory) -> str:
    """Return what the past depends on: where Git stands, what was filed and decided, the charts; "" without filings."""
    filed = [f"{path} {blob}" for path, blob in inventory.blobs.items() if _folder(path) in FILED]
    if not filed:
        return ""
    charts = (f"{path} {blob}" for path, blob in inventory.blobs.items() if _folder(path) == CHARTS)
    return lines_digest([standing(root), *filed, *charts])


def _folder(path: str) -> str:
    return "".join(path.split("/")[2:3])
