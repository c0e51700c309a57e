"""What the tests of printed pages need from outside."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def font_dir() -> Path:
    """The folder of the pinned fonts."""
    spec = find_spec("pylopdf_fonts_zh_cn")
    if spec is None or spec.origin is None:
        pytest.skip("pylopdf-fonts-zh-cn is not installed")
    return Path(spec.origin).parent
