"""The words that generated texts are made of, from `words.yaml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final, NamedTuple

from ptr.store.yaml.dialect import load


class Bureau(NamedTuple):
    """A kind of unit: slug, name, and the eight objects its powers are about."""

    slug: str
    name: str
    objects: tuple[str, ...]


class Area(NamedTuple):
    """A county or district, or (first of them) the city: division code, slug, name."""

    code: str
    slug: str
    name: str


_WORDS: Final[dict[str, Any]] = load(Path(__file__).with_suffix(".yaml").read_bytes()).data


def _list(name: str) -> tuple[str, ...]:
    return tuple(_WORDS[name].split())


BUREAUS: Final = tuple(Bureau(one["slug"], one["name"], tuple(one["objects"].split())) for one in _WORDS["bureaus"])
AREAS: Final = tuple(Area(**one) for one in _WORDS["areas"])
SUBJECTS = _list("subjects")
ACTS = _list("acts")
ACCEPT = _list("accept")
CHECK = _list("check")
DECIDE = _list("decide")
FOLLOW = _list("follow")
PROMISES = _list("promises")
BANS = _list("bans")
HARM = _list("harm")
MATERIALS = _list("materials")
RESULTS = _list("results")
WHEN = _list("when")
