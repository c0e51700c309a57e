"""Keys of new documents."""

from __future__ import annotations

import secrets
from typing import Final

from ptr.model.state.snapshot import Snapshot

KEY_CHARACTERS: Final = "abcdefghijklmnopqrstuvwxyz234567"


def fresh_key(prefix: str, snapshot: Snapshot, kind: str = "power") -> str:
    """Return a random key that is not taken; a "next number" might be taken by two branches."""
    while True:
        key = f"{prefix}-{''.join(secrets.choice(KEY_CHARACTERS) for _ in range(6))}"
        if not snapshot.vocabulary.has(kind, key):
            return key
