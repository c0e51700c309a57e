"""Changes that a comparison reports, each of one subject, with values and places before and after."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any, Final

import msgspec
from msgspec import Struct

from ptr.model.documents.filing import FilingSubject
from ptr.model.fields.fault import Bilingual
from ptr.model.results.finding import Spot
from ptr.model.text.names import Names

POLICY: Final = "policy.changed"
"""The kind that every report tells first: it concerns no unit, and terms and gates depend on it."""


class Subject(Struct, frozen=True, kw_only=True):
    """What changed: a document by its type and key, the unit that holds it now, and its name.

    `alike` tells that another of its unit has this name, so that people need its key too.
    """

    type: str
    key: str
    unit: str = ""
    name: str = ""
    alike: bool = False


class Part(Struct, frozen=True):
    """One step of the path to a value: a field with its titles, or the key of a list item, whose titles are empty."""

    key: str
    titles: Bilingual = ("", "")


class Change(Struct, frozen=True, kw_only=True):
    """One change, of one kind, of one subject.

    `units` are the units concerned, the giver before the receiver. `before` and `after` are typed values, None where
    there is nothing; for a reordered list, the keys of its items in either order. `others` are further subjects that
    belong to it (what a merged power came from). `partial` means that the subject continues beside what left it.
    `burden` is why it weighs on the counterpart, `alarm` why somebody should look at once. `touches` are documents that
    did not change and print, hold or are shown by what did: the powers of a chart, the sheets that print a name.
    `names` are those of what it mentions by key, before and after.

    What it owes by the table of fields: `holders` are the units whose documents it changes; `files` names what which
    unit files again; `posts` what the public now sees otherwise, `takes_down` what it may not see any more.
    """

    kind: str
    subject: Subject
    units: tuple[str, ...]
    field: tuple[Part, ...] = ()
    before: Any = None
    after: Any = None
    was: Spot | None = None
    now: Spot | None = None
    others: tuple[Subject, ...] = ()
    partial: bool = False
    burden: Bilingual | None = None
    alarm: Bilingual | None = None
    touches: tuple[Subject, ...] = ()
    holders: tuple[str, ...] = ()
    files: tuple[tuple[str, FilingSubject], ...] = ()
    posts: tuple[Subject, ...] = ()
    takes_down: tuple[Subject, ...] = ()
    fingerprint: str = ""
    names: tuple[Names, Names] = (Names(), Names())


def fingerprint(kind: str, subject: Subject, parts: Iterable[Part], before: Any, after: Any) -> str:
    """Return a name for a change by its content, which rebases, moved lines and reordered lists leave alone."""
    values = msgspec.json.encode((before, after), order="deterministic").decode()
    text = "\n".join((kind, subject.type, subject.key, *(part.key for part in parts), values))
    return hashlib.sha256(text.encode()).hexdigest()[:16]
