"""The digest of an entry is that of what the public sees of the power."""

import hashlib
from pathlib import Path

import msgspec
import pytest
from support import open_registry

from ptr.model.documents.power import Power
from ptr.model.state.catalogue_entry import entry_digest, public_columns
from ptr.store.source import FolderSource

ROOT = Path(__file__).parents[3]


def digest_of(columns: dict) -> str:
    return hashlib.sha256(msgspec.json.encode(columns, order="deterministic")).hexdigest()


@pytest.mark.parametrize("registry", ["registry", "tests/registries/plan2005"])
def test_the_quick_digest_is_the_digest_of_the_public_columns(registry):
    powers = [power for _, power in open_registry(FolderSource(ROOT / registry)).snapshot.documents(Power)]
    assert powers
    for power in powers:
        columns = public_columns(power)
        assert entry_digest(power) == (digest_of(columns) if columns else "")


def test_a_restricted_field_is_in_no_digest():
    power = next(power for _, power in open_registry(FolderSource(ROOT / "registry")).snapshot.documents(Power))
    plain = msgspec.to_builtins(power)
    plain["disclosure"]["except"] = [
        {"field": "discipline", "scope": "internal", "reason": "内部管理要求", "basis": [{"law": "政府信息公开条例"}]}
    ]
    restricted = msgspec.convert(plain, Power)
    plain["discipline"] = ["另一条纪律"]
    assert entry_digest(restricted) == entry_digest(msgspec.convert(plain, Power)) != entry_digest(power)
