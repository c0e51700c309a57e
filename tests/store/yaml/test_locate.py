"""Where in a file a pointer leads, and that a file is composed once however much is found in it."""

from __future__ import annotations

from collections import Counter
from itertools import product
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from support import examples, validate

from ptr.model.fields.fault import Mark
from ptr.model.fields.pointer import Pointer
from ptr.store.source import FolderSource, MemorySource, Overlay
from ptr.store.yaml import locate
from ptr.store.yaml.locate import Located

KEYS = st.sampled_from(["a", "b", "名称", "limits", "x-y", "a b"])
TREES = st.recursive(
    st.sampled_from(["x", "职权", 1, True, "012", "one\ntwo\n", "a: b"]),
    lambda inner: st.lists(inner, min_size=1, max_size=4) | st.dictionaries(KEYS, inner, min_size=1, max_size=4),
    max_leaves=15,
)


@given(st.dictionaries(KEYS, TREES, min_size=1, max_size=4), st.sampled_from([False, None, True]), st.booleans())
@settings(max_examples=examples(200))
def test_the_place_of_every_value_is_where_it_stands(data, flow, commented):
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow, sort_keys=False, width=40)
    if commented:
        text = "\ufeff# 说明\n\n" + text
    places = dict(_places(yaml.compose(text.removeprefix("\ufeff")), ()))
    file = Located(text.encode())
    begins = yaml.compose(text.removeprefix("\ufeff")).start_mark
    assert file.mark(()) == Mark(begins.line + 1, begins.column + 1, 0)
    for pointer, (key, value) in places.items():
        shown = file.mark(pointer)
        block = isinstance(value, yaml.CollectionNode) and not value.flow_style
        where = key if key and block else value
        assert (shown.line, shown.column) == (where.start_mark.line + 1, where.start_mark.column + 1), pointer
        if key:
            mark = file.mark(pointer, at_key=True)
            assert (mark.line, mark.column) == (key.start_mark.line + 1, key.start_mark.column + 1)
            assert mark.length == key.end_mark.column - key.start_mark.column


def _places(node: yaml.Node, pointer: Pointer):
    """The test's own walk: every pointer below the root with the nodes of its key (if it has one) and value."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield (*pointer, key.value), (key, value)
            yield from _places(value, (*pointer, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for position, item in enumerate(node.value):
            yield (*pointer, position), (None, item)
            yield from _places(item, (*pointer, position))


TEXT = b"id: x\nlist:\n  - {a: 1, b: [u, v]}\n  -\n    a: 2\nempty:\nid: y\n"

PLACES: dict[Pointer, tuple[int, int, int]] = {  # pointer: line, column, length
    (): (1, 1, 0),
    ("id",): (1, 5, 1),
    ("list",): (2, 1, 4),
    ("list", 0, "b"): (3, 15, 6),
    ("list", 0, "b", 1): (3, 19, 1),
    ("list", 1, "a"): (5, 8, 1),
    ("empty",): (6, 1, 5),
    # what is not there gives the place where its deepest part begins, with nothing to underline
    ("gone",): (1, 1, 0),
    ("list", 9): (2, 1, 0),
    ("list", 0, "gone", "deeper"): (3, 5, 0),
    ("id", "no mapping"): (1, 1, 0),
}


@pytest.mark.parametrize("pointer", PLACES, ids=str)
def test_a_pointer_leads_to_its_place(pointer):
    mark = Located(TEXT).mark(pointer)
    assert (mark.line, mark.column, mark.length) == PLACES[pointer]


LINES = {
    "line feeds": b"a\nb\n",
    "carriage returns": b"a\rb\r",
    "both": b"a\r\nb",
    "a byte order mark": b"\xef\xbb\xbfa\nb",
    "a form feed, which ends no line of YAML": b"a\nb",
}


@pytest.mark.parametrize("claim", LINES)
def test_a_line_is_given_by_its_number(claim):
    file = Located(LINES[claim])
    assert [file.line(number) for number in (1, 2, 9)] == ["a", "b", ""]


# --- one composition a file ------------------------------------------------------------------------------------------

UNIT = "units/minzheng/unit.yaml"
POWER = "units/minzheng/powers/mz-a3gr64.yaml"

UNKNOWN = ["aaa" + "".join(letters) for letters in product("abcdefg", repeat=3)]

MANY: dict[str, tuple[str, str]] = {  # what is added to which file
    "2,000 words without quotes in a list": (UNIT, "more: [" + "no, " * 2000 + "x]\n"),
    "2,000 words without quotes in a mapping": (UNIT, "more:\n" + "".join(f"  a{n}: no\n" for n in range(2000))),
    "800 unknown fields": (UNIT, "".join(f"field{n}: x\n" for n in range(800))),
    "300 unknown references": (
        POWER,
        "succeeds:\n" + "".join(f"  - mz-aaa{''.join(x)}\n" for x in product("abcdefg", repeat=3)),
    ),
}


@pytest.mark.parametrize("claim", MANY)
def test_a_file_is_composed_once_and_each_mapping_indexed_once(claim, plan2005, monkeypatch):
    path, more = MANY[claim]
    raw = (plan2005 / path).read_bytes() + more.encode()
    composed: Counter[str] = Counter()
    indexed: Counter[int] = Counter()
    compose, by_key = locate.compose, locate._by_key
    kept: list[Any] = []

    def count_composed(text: str) -> Any:
        composed[text] += 1
        return compose(text)

    def count_indexed(node: Any) -> Any:
        kept.append(node)  # so that no other node gets its id
        indexed[id(node)] += 1
        return by_key(node)

    monkeypatch.setattr(locate, "compose", count_composed)
    monkeypatch.setattr(locate, "_by_key", count_indexed)
    report = validate(Overlay(FolderSource(plan2005), {path: raw}))
    here = [finding for finding in report.findings if finding.spot.path == path]
    assert len(here) >= 300
    assert all(finding.spot.mark and finding.excerpt for finding in here)
    assert max(composed.values(), default=1) == 1
    assert max(indexed.values(), default=1) == 1


def test_what_a_finding_relates_to_is_placed_as_well():
    registry = MemorySource({"registry.yaml": "a: 1\n", "units/a/unit.yaml": "id: x\nid: y\n"})
    assert all(spot.mark for finding in validate(registry).findings for spot in finding.related)


SHOWN = {  # a file: what its first line is shown as
    "GBK": ("# 处罚\n".encode("gbk"), "# 处罚"),
    "UTF-16": ("# 职权\n".encode("utf-16"), "# 职权"),
    "UTF-8 with its mark": ("# 职权\n".encode("utf-8-sig"), "# 职权"),
    "no encoding that we know": ("# 职权".encode() + b"\xff\xff", ""),
}


@pytest.mark.parametrize("claim", SHOWN)
def test_a_line_is_shown_in_the_encoding_of_its_file_or_not_at_all(claim):
    raw, line = SHOWN[claim]
    assert Located(raw).line(1) == line
