"""A fresh office for each history."""

from __future__ import annotations

import pytest
from office import Office


@pytest.fixture
def office(tmp_path):
    return Office(tmp_path / "registry")
