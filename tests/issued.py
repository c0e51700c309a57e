"""Editions of the catalogue as tests issue them: with the powers of a unit as they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ptr.model.documents.power import Power
from ptr.model.fields.types import place_of
from ptr.model.state.catalogue_entry import entry_digest, in_catalogue
from ptr.store.open import read_document
from ptr.store.source import MemorySource


def issue(root: Path, unit: str = "a", number: str = "2025-1", day: str = "2025-12-01") -> None:
    """Write an edition that holds the powers of a unit as they are.

    A unit whose edition stands at the first commit is past its first inventory: its changes ask for statements.
    """
    files = root.glob(f"units/{unit}/powers/*.yaml")
    texts = {file.relative_to(root).as_posix(): file.read_text("utf-8") for file in files}
    (root / f"units/{unit}/catalogue.yaml").write_text(edition(texts, unit, number, day), "utf-8")


def edition(texts: Mapping[str, str], unit: str, number: str = "2026-1", day: str = "2026-07-01") -> str:
    """Give an edition that holds just the unit's powers; those that cannot be read are left out."""
    powers = [power_in(path, texts[path]) for path in sorted(texts) if path.startswith(f"units/{unit}/powers/")]
    held = [power for power in powers if power and in_catalogue(power)]
    held = list({power.id: power for power in reversed(held)}.values())[::-1]
    counts = ", ".join(f"{key}: {count}" for key, count in sorted(Counter(power.class_ for power in held).items()))
    entries = "".join(f"\n  {power.id}: {entry_digest(power)}" for power in held)
    return (
        f'edition: "{number}"\napproved_by: 示例市市容管理局局务会\napproved_on: {day}\neffective: {day}\n'
        f"counts: {{{counts}}}\nentries:{entries or ' {}'}\n"
    )


@cache
def power_in(path: str, text: str) -> Power | None:
    """Read a power; None where the text is none."""
    place = place_of(path)
    document = read_document(MemorySource({path: text}), place, None).document if place else None
    return document if isinstance(document, Power) else None
