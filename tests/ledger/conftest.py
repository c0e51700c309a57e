"""A fresh office for each history."""

from __future__ import annotations

import pytest
from keys import Keys
from office import Office


@pytest.fixture
def office(tmp_path):
    return Office(tmp_path / "registry")


@pytest.fixture
def keys(tmp_path):
    """Keys that nobody has yet."""
    (tmp_path / "keys").mkdir()
    return Keys(tmp_path / "keys")
