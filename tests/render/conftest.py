"""What the tests of printed pages need from outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from ptr.store.assets import font_folder


@pytest.fixture(scope="session")
def font_dir() -> Path:
    """The folder of the pinned fonts, which ptr depends on."""
    return font_folder()
