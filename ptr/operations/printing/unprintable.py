"""The file and field of each character that no font can print."""

from __future__ import annotations

from collections.abc import Iterator

from ptr.model.fields.pointer import to_text
from ptr.model.fields.walk import leaves
from ptr.model.state.snapshot import Snapshot
from ptr.render.errors import MissingGlyph, MissingPlace
from ptr.render.parts.inputs import Inputs


def traced(missing: MissingGlyph, snapshot: Snapshot, inputs: Inputs) -> MissingGlyph:
    """Return the error with places in the registry; a character from no file keeps its place on the sheet."""
    chars = {place.char: place for place in missing.places}
    places = list(_places(chars, snapshot, inputs))
    met = {place.char for place in places}
    return MissingGlyph([*places, *(place for char, place in chars.items() if char not in met)])


def _places(chars: dict[str, MissingPlace], snapshot: Snapshot, inputs: Inputs) -> Iterator[MissingPlace]:
    for place in inputs.places:
        document = snapshot.document(place)
        for leaf in leaves(document) if document else ():
            for char in chars:
                if char in leaf.text:
                    where = f"{place.path} {leaf.label.zh} {to_text(leaf.pointer)}"
                    yield MissingPlace(place=where, char=char, point=chars[char].point)
