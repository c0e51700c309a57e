"""The unit that results when another is merged into it: departments, posts and rules of both under one key each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from ptr.model.documents.unit import Post, Unit
from ptr.model.fields.errors import PtrError
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.fields import title_of
from ptr.model.results.transfer import JoinedName
from ptr.operations.drafting.transferring.leftover_names import LISTS
from ptr.operations.drafting.transferring.mover import Keys

ORDER = ("department", "post", "rule")
"""Departments come first, since posts name them."""


class JointUnit(Struct, frozen=True, kw_only=True):
    """The receiver as it will be, its keys by kind and key of the giver, what both had, and what is to be decided."""

    unit: Unit
    keys: Keys
    joined: tuple[JoinedName, ...]
    clashes: tuple[Bilingual, ...]


def joint_unit(giver: Unit, receiver: Unit, chosen: Keys) -> JointUnit:
    """Join two units; `chosen` are new keys for what the giver has, or keys of what it is at the receiver.

    What is alike in every respect is one. Every other key that both have is a clash, and so is a choice for nothing.
    """
    clashes = [*_unused(giver, chosen)]
    keys: dict[tuple[str, str], str] = {}
    joined: list[JoinedName] = []
    fields: dict[str, tuple[Any, ...]] = {}
    for kind in ORDER:
        theirs = {item.id: item for item in getattr(receiver, LISTS[kind])}
        names = {item.name: item.id for item in theirs.values()}
        added: dict[str, Any] = {}
        for item in getattr(giver, LISTS[kind]):
            key = keys[kind, item.id] = chosen.get((kind, item.id), item.id)
            renamed = _renamed(item, key, keys)
            if key in added:
                clashes.append(_twice(kind, key, added[key].name, item.name))
            elif key not in theirs and item.name in names and (kind, item.id) not in chosen:
                clashes.append(_same_name(kind, item.name, key, names[item.name]))
            elif key not in theirs:
                added[key] = renamed
            elif renamed == theirs[key] or (kind, item.id) in chosen:
                joined.append(
                    JoinedName(kind=kind, key=item.id, name=item.name, with_key=key, with_name=theirs[key].name)
                )
            else:
                clashes.append(_both(kind, item.id, item.name, theirs[key].name))
        fields[LISTS[kind]] = (*theirs.values(), *added.values())
    return JointUnit(unit=replace(receiver, **fields), keys=keys, joined=tuple(joined), clashes=tuple(clashes))


def refuse(clashes: Sequence[Bilingual]) -> None:
    """Raise `PtrError` with every clash on a line of its own, if there are any."""
    if clashes:
        zh, en = "".join(f"\n  {clash[0]}" for clash in clashes), "".join(f"\n  {clash[1]}" for clash in clashes)
        raise PtrError(f"合并前请先定下来，没有改动任何文件：{zh}", f"decide first; no file was changed:{en}")


def _renamed(item: Any, key: str, keys: Keys) -> Any:
    """Return a department, post or rule under its key at the receiver."""
    if isinstance(item, Post) and item.department:
        return replace(item, id=key, department=keys.get(("department", item.department), item.department))
    return replace(item, id=key)


def _unused(giver: Unit, chosen: Keys) -> Iterator[Bilingual]:
    known = {(kind, item.id) for kind, field in LISTS.items() for item in getattr(giver, field)}
    for kind, key in chosen:
        if (kind, key) not in known:
            yield f"{giver.name}没有{_title(kind)} {key}", f"{giver.id} has no {kind} {key}"


def _twice(kind: str, key: str, first: str, second: str) -> Bilingual:
    zh = f"{_title(kind)}“{first}”和“{second}”都成了 {key}；请用 --{kind} 原代号=新代号 分开"
    return zh, f"the {kind}s “{first}” and “{second}” would both be {key}; tell them apart with --{kind} OLD=NEW"


def _both(kind: str, key: str, name: str, theirs: str) -> Bilingual:
    one = f"--{kind} {key}={key}"
    return (
        f"{_title(kind)} {key} 两家都有：“{name}”和“{theirs}”；是同一个的写 {one}，不是的写 --{kind} {key}=新代号",
        f"both have the {kind} {key}, “{name}” and “{theirs}”: {one} if they are one, else --{kind} {key}=NEW",
    )


def _same_name(kind: str, name: str, key: str, their_key: str) -> Bilingual:
    one, two = f"--{kind} {key}={their_key}", f"--{kind} {key}={key}"
    return (
        f"{_title(kind)}“{name}”两家都有，代号是 {key} 和 {their_key}；是同一个的写 {one}，不是的写 {two}",
        f"both have a {kind} called “{name}”, {key} and {their_key}: {one} if they are one, else {two}",
    )


def _title(kind: str) -> str:
    return title_of(Unit, LISTS[kind])
