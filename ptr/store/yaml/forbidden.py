"""What YAML allows and a registry does not: anchors, aliases, tags, directives, odd line breaks, endless nesting.

All this must be known before the text is composed: aliases multiply, and two readers could differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import yaml

from ptr.model.fields.fault import Bilingual, Fault, Mark
from ptr.store.yaml.parser import events
from ptr.store.yaml.remedies import character, syntax

_INDICATORS: Final = re.compile(r"(?:^|[\s\[{,:-])[&*!]|(?:^|\r)%", re.MULTILINE)
_SEPARATOR: Final = re.compile("[\x85\u2028\u2029]")
_NAMES: Final[dict[str, Bilingual]] = {
    "alias": ("别名", "alias"),
    "anchor": ("锚点", "anchor"),
    "tag": ("类型标签", "tag"),
    "directive": ("指令", "directive"),
}


def forbidden(text: str) -> tuple[Fault, ...]:
    """Find what is forbidden, and also, where something suspicious requires parsing, that a text cannot be parsed."""
    separator = _SEPARATOR.search(text)
    if separator:
        return (character(text, separator.start(), ("各软件处理不一的换行符", "a line break to some parsers only:")),)
    if not _INDICATORS.search(text):
        return ()
    faults: list[Fault] = []
    try:
        for event in events(text):
            faults.extend(_in_event(event))
    except yaml.YAMLError as error:
        return (*faults, syntax(text, error))
    return tuple(faults)


def _event_mark(event: Any) -> Mark:
    return Mark(event.start_mark.line + 1, event.start_mark.column + 1)


def _in_event(event: Any) -> Iterator[Fault]:
    """Find anchors, aliases, tags and directives; a node can have an anchor and a tag."""
    constructs = []
    if isinstance(event, yaml.AliasEvent):
        constructs.append(("alias", f"*{event.anchor}"))
    elif getattr(event, "anchor", None):
        constructs.append(("anchor", f"&{event.anchor}"))
    if getattr(event, "tag", None):
        constructs.append(("tag", str(event.tag)))
    if isinstance(event, yaml.DocumentStartEvent) and (event.version or event.tags):
        constructs.append(("directive", "%YAML" if event.version else "%TAG"))
    for what, text in constructs:
        yield Fault(kind="forbidden_yaml", mark=_event_mark(event), args={"what": _NAMES[what], "text": text})
