"""Small typed facts that rules keep of each document to compare them; they wait packed until all are read.

A rule defines its own facts in its own file: a frozen subclass of `Fact`, or several, each with `tag=True`, of which
`collect` is declared to yield the union. Packed, a fact is the same in this process, in another and in the cache.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import cache
from typing import Any, Final, TypeAlias, TypeVar, get_args, get_type_hints

import msgspec
from msgspec import Struct

from ptr.model.fields.types import Place
from ptr.model.state.snapshot import Snapshot

PackedFact: TypeAlias = bytes
"""A fact in msgpack."""


class Fact(Struct, frozen=True, array_like=True, gc=False):
    """What a rule keeps of one document: a few typed values, so that many fit."""


F = TypeVar("F", bound=Fact)

_ENCODER: Final = msgspec.msgpack.Encoder()


def nothing(document: object, place: Place, snapshot: Snapshot) -> Iterator[Fact]:
    """Keep no facts, for a rule that reads the few documents it compares by itself."""
    return iter(())


def packed(facts: Iterable[Fact]) -> tuple[PackedFact, ...]:
    """Pack facts, each by itself."""
    return tuple(map(_ENCODER.encode, facts))


def unpacked(facts: Iterable[PackedFact], collect: Callable[..., Iterator[Fact]]) -> list[Any]:
    """Unpack the facts that a function collected, as the types that it is declared to yield."""
    return list(map(_decoder(collect).decode, facts))


@cache
def _decoder(collect: Callable[..., Iterator[Fact]]) -> msgspec.msgpack.Decoder[Any]:
    (yielded,) = get_args(get_type_hints(collect)["return"])
    return msgspec.msgpack.Decoder(yielded)


def groups(facts: Iterable[F], key: Callable[[F], Hashable]) -> list[list[F]]:
    """Group the facts that share a key, in the order of first appearance."""
    by_key: dict[Hashable, list[F]] = {}
    for fact in facts:
        by_key.setdefault(key(fact), []).append(fact)
    return list(by_key.values())


def repeats(facts: Iterable[F], key: Callable[[F], Hashable]) -> Iterator[tuple[F, F]]:
    """Yield each further fact of a key after the first one of it."""
    for first, *others in groups(facts, key):
        yield from ((first, fact) for fact in others)
