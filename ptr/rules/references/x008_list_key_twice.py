"""Two items of a list with the same key.

列表中两项的键相同。

Departments, posts, steps, legal bases, materials, fees are distinguished by their keys; with two of one key a change
cannot be followed from one edition to the next.

机构、岗位、步骤、依据、材料、收费等各项靠键区分；键重复了，就说不清变更的是哪一项。

Breaks:

    materials:
      - name: 申请表
      - name: 申请表

Keeps:

    materials:
      - name: 申请表
        copies: 2
"""

from collections.abc import Callable, Iterator
from functools import cache
from operator import attrgetter
from typing import Any

from msgspec import Struct

from ptr.model.fields.document import Document
from ptr.model.fields.types import Place, document_types
from ptr.model.fields.walk import key_of, survey
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule


@document_rule(
    "X008",
    *document_types().values(),
    zh="“{field}”中“{key}”出现了两次；请合并或改成不同的名称",
    en="“{key}” appears twice in “{field}”; merge the two or rename one",
)
def rule(document: Document, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Compare the keys of every list of the document."""
    for pointer, label, items in survey(document).lists:
        telling = _telling_apart(type(items[0])) if isinstance(items[0], Struct) else str
        if len(set(map(telling, items))) == len(items):
            continue
        keys = [key_of(item) if isinstance(item, Struct) else (str(item),) for item in items]
        seen: set[tuple[str, ...]] = set()
        for position, key in enumerate(keys):
            if key and key in seen:
                args = {"field": (label.zh, label.en), "key": " ".join(part for part in key if part)}
                yield Hit(pointer=(*pointer, position), args=args)
            seen.add(key)


@cache
def _telling_apart(kind: type[Struct]) -> Callable[[Any], Any]:
    """Return a quick key function for items of a type; an item whose type has no key differs from all others."""
    names: tuple[str, ...] = getattr(kind, "KEY", ())
    return attrgetter(*names) if names else id
