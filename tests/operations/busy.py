"""A month of a unit at work, laid upon the registry that comes with ptr: records, a report, filings, an inspection."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from support import ROOT

UNIT: Final = "minzheng"
POWER: Final = "mz-2pn5um"
SHOWN: Final = "mz-recaac"
"""The record of the one use of it that was disclosed to the public."""


def busy(bundled: Path, folder: Path) -> Path:
    """Copy the bundled registry and lay the month upon it."""
    root = Path(shutil.copytree(bundled, folder))
    shutil.copytree(ROOT / "tests/registries/busy", root, dirs_exist_ok=True)
    return root
