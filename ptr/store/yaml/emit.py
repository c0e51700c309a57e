"""Writes YAML: the canonical form of a document that ptr writes."""

from __future__ import annotations

import io
import re
from typing import Any

import yaml

from ptr.store.yaml.scalars import is_ambiguous

WIDTH = 1_000_000
_SIMPLE = re.compile(r"[\w，。、；（）《》“”]+")
"""Texts that need no quotes anywhere, unless they could be taken for something else: most texts of a registry."""

SEPARATORS = "\x85\u2028\u2029\ufeff"


class _Dumper(yaml.SafeDumper):
    """PyYAML's emitter with lists indented below their key, plain dates and no aliases."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        return super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


_Dumper.yaml_implicit_resolvers = {
    first: [(tag, regex) for tag, regex in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
}


_ANALYST = _Dumper(io.StringIO(), allow_unicode=True)


def style(text: str, *, flow: bool = False) -> str:
    """Choose how a text is written: plain (nothing), `"`, or `|` for one with line breaks.

    Quotes go around what any reader could take for something other than text, and what cannot be written plainly.
    """
    if text == "" or is_ambiguous(text) or any(character in text for character in SEPARATORS):
        return '"'
    if _SIMPLE.fullmatch(text):
        return ""
    analysis = _ANALYST.analyze_scalar(text)
    if "\n" in text:
        return "|" if analysis.allow_block and text.strip() and not flow else '"'
    return "" if (analysis.allow_flow_plain if flow else analysis.allow_block_plain) else '"'


def quoted(text: str) -> str:
    """Write a text in double quotes on one line."""
    node = yaml.ScalarNode("tag:yaml.org,2002:str", text, style='"')
    return str(yaml.serialize(node, Dumper=_Dumper, allow_unicode=True, width=WIDTH)).rstrip("\n")


def literal(text: str) -> list[str]:
    """Write a text with line breaks as a literal block: its header, then its lines without indent."""
    hint = "2" if text[0] in " \n" else ""
    end = "-" if text[-1] != "\n" else ("+" if len(text) == 1 or text[-2] == "\n" else "")
    return [f"|{hint}{end}", *text.removesuffix("\n").split("\n")]


_Dumper.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style(text) or None)
)
_Dumper.add_representer(type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", ""))


def dump(data: Any) -> bytes:
    """Write plain data in canonical form: keys in their order, two spaces, LF, quotes only where needed.

    None is a value that a person still has to fill in: nothing is written after its key.
    """
    text = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH, default_flow_style=False)
    return str(text).encode()
