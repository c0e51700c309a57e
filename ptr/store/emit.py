"""Writing YAML: the canonical form of a document that ptr writes."""

from __future__ import annotations

from typing import Any

import yaml

from ptr.store.dialect import is_ambiguous

WIDTH = 10_000
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


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """Quote what any reader could take for something else than text."""
    quoted = text == "" or is_ambiguous(text) or any(character in text for character in SEPARATORS)
    style = '"' if quoted else ("|" if "\n" in text else None)
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def dump(data: Any) -> bytes:
    """Write plain data in canonical form: keys in the order given, two spaces, LF, quotes only where needed."""
    text = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH, default_flow_style=False)
    return str(text).encode()
