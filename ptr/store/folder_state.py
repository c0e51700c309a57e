"""The registry in a folder as one state, of which a document is read when it is asked for."""

from __future__ import annotations

from pathlib import Path

from ptr.model.fields.document import Document
from ptr.model.fields.types import place_of
from ptr.model.state.compared_state import ComparedState
from ptr.store.git.checkout import checkout
from ptr.store.open import read_document
from ptr.store.source import Source


def folder_state(root: Path) -> ComparedState:
    """Return the registry in a folder; what is not valid is not there."""
    return state_of(checkout(root))


def state_of(source: Source) -> ComparedState:
    """Return the registry in a source as a state, of which a document is read when it is asked for."""

    def load(path: str) -> Document | None:
        place = place_of(path)
        return read_document(source, place).document if place else None

    return ComparedState({}, load=load)
