"""Two items of a list with the same key.

列表中两项的键相同。

Departments, posts, steps, legal bases, materials, fees are told apart by their keys; with two of one key a change
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

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from ptr.model.document import Document
from ptr.model.fields import fields_of
from ptr.model.finding import Hit
from ptr.model.pointer import Pointer
from ptr.model.snapshot import Snapshot
from ptr.model.types import Place, document_types
from ptr.model.walk import key_of
from ptr.rules.rule import document_rule


@document_rule(
    "X008",
    *document_types().values(),
    zh="“{field}”中“{key}”出现了两次；请合并或改成不同的名称",
    en="“{key}” stands twice in “{field}”; merge the two or name them apart",
)
def rule(document: Document, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Compare the keys of every list of the document."""
    yield from _lists(document, ())


def _lists(value: Struct, pointer: Pointer) -> Iterator[Hit]:
    for field in fields_of(type(value)):
        inner: Any = getattr(value, field.name)
        here = (*pointer, field.key)
        if isinstance(inner, Struct):
            yield from _lists(inner, here)
        elif isinstance(inner, tuple):
            seen: set[tuple[str, ...]] = set()
            for position, item in enumerate(inner):
                key = key_of(item) if isinstance(item, Struct) else (str(item),)
                if field.label and key and key in seen:
                    args = {"field": (field.label.zh, field.label.en), "key": " ".join(part for part in key if part)}
                    yield Hit(pointer=(*here, position), args=args)
                seen.add(key)
                if isinstance(item, Struct):
                    yield from _lists(item, (*here, position))
