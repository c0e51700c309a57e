"""Editions of the catalogue as tests issue them: with the powers of a unit as they stand."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from ptr.model.documents.power import Power
from ptr.model.fields.types import place_of
from ptr.model.state.catalogue_entry import entries_of, in_catalogue
from ptr.store.open import read_document
from ptr.store.source import FolderSource


def issue(root: Path, unit: str = "a", edition: str = "2025-1", day: str = "2025-12-01") -> None:
    """Write an edition that holds the powers of a unit as they are.

    A unit whose edition stands at the first commit is past its first inventory: its changes ask for statements.
    """
    source = FolderSource(root)
    paths = sorted(file.relative_to(root).as_posix() for file in root.glob(f"units/{unit}/powers/*.yaml"))
    documents = (read_document(source, place_of(path)).document for path in paths)
    powers = [power for power in documents if isinstance(power, Power)]
    counts = Counter(power.class_ for power in powers if in_catalogue(power))
    text = f'edition: "{edition}"\napproved_by: 局务会\napproved_on: {day}\neffective: {day}\n'
    text += f"counts: {json.dumps(counts)}\nentries: {json.dumps(entries_of(powers, sorted(counts)))}\n"
    (root / f"units/{unit}/catalogue.yaml").write_text(text, "utf-8")
