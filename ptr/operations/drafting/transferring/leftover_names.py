"""Names of the giving unit that a moved document still says in words: on lanes, as owners of risks, in prose."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import asdict

from ptr.model.documents.unit import Unit
from ptr.model.fields.document import Document
from ptr.model.fields.pointer import Pointer, to_text
from ptr.model.fields.walk import Leaf, leaves
from ptr.model.results.transfer import LeftoverName
from ptr.store.yaml.locate import Located

LISTS: Final = {"post": "posts", "department": "departments", "rule": "rules"}
"""Where a unit lists what has a key and a name of its own."""


class NameChange(Struct, frozen=True):
    """What a name of the giver is called at the receiver: the same, another name, or "" where that is not known."""

    kind: str
    right: str


class GiverNames:
    """The names of a giving unit, each with what the receiver calls the same."""

    def __init__(self, giver: Unit, receiver: Unit, keys: Mapping[tuple[str, str], str]) -> None:
        """Take both units, and the receiver's keys by kind and key of the giver as far as they are known."""
        self._changes = _changes(giver, receiver, keys)
        words = sorted(self._changes, key=len, reverse=True)
        self._any = re.compile("|".join(map(_whole, words)))

    def leftovers(
        self, document: Document, path: str, located: Located, replaced: Collection[Pointer]
    ) -> Iterator[LeftoverName]:
        """Yield the names that stand in a document's texts, apart from those `replaced`; lines are of its new file."""
        for leaf in leaves(document):
            if leaf.label.ref or leaf.label.defines or leaf.pointer in replaced:
                continue
            for name in dict.fromkeys(self._any.findall(leaf.text)):
                change = self._changes[name]
                if change.right != name:
                    yield LeftoverName(
                        path=path,
                        line=_line(located, leaf, name),
                        pointer=to_text(leaf.pointer),
                        kind=change.kind,
                        name=name,
                        right=change.right,
                    )


def _changes(giver: Unit, receiver: Unit, keys: Mapping[tuple[str, str], str]) -> dict[str, NameChange]:
    """Return what each name becomes: by the keys that were given; a name that both have stays as it is."""
    same = {name: NameChange(kind, name) for kind, _, name in _names(receiver)}
    changes: dict[str, NameChange] = {}
    theirs = {(kind, key): name for kind, key, name in _names(receiver)}
    for kind, key, name in _names(giver):
        chosen = keys.get((kind, key))
        if chosen or name not in same:
            changes.setdefault(name, NameChange(kind, theirs.get((kind, chosen or key), "")))
    return {**same, **changes}


def _names(unit: Unit) -> Iterator[tuple[str, str, str]]:
    """Yield all that a unit calls by a name: kind, key, name."""
    yield "unit", "name", unit.name
    if unit.short_name:
        yield "unit", "short_name", unit.short_name
    yield from (("contact", field, value) for field, value in asdict(unit.contacts).items() if value)
    for kind, field in LISTS.items():
        yield from ((kind, item.id, item.name) for item in getattr(unit, field))


def _whole(name: str) -> str:
    """Return the pattern of a name that is no part of another word: 副局长 is not 局长, 123456 is not 12345."""
    before = "(?<![0-9A-Za-z])" if name[0].isascii() else "(?<!副)"
    after = "(?![0-9A-Za-z])" if name[-1].isascii() else ""
    return f"{before}{re.escape(name)}{after}"


def _line(located: Located, leaf: Leaf, name: str) -> int:
    """Return the line on which a name stands; a text of several lines is looked through from where it begins."""
    first = located.mark(leaf.pointer).line
    lines = range(first, first + leaf.text.count("\n") + 2)
    return next((number for number in lines if name in located.line(number)), first)
