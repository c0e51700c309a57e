"""Depth is found before any parser decides: it is what the parsers would count, and theirs are never asked."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from support import examples

from ptr.store.source import MAX_DEPTH
from ptr.store.yaml import fast
from ptr.store.yaml.dialect import load
from ptr.store.yaml.nesting.depth import too_deep
from ptr.store.yaml.parser import Loader

PIECES = st.sampled_from(
    [
        *"[]{},:-?'\"#|>\n \t&*!%",
        *(
            "a",
            "b c",
            "- ",
            "? ",
            ": ",
            "a: ",
            "\n  ",
            "\n ",
            "\n    ",
            "\n- ",
            "\n  - ",
            "\n  a: ",
            "\na: ",
            "&a ",
            "!t ",
        ),
        *(
            "[a: ",
            "[[",
            "]]",
            "{a: ",
            "[]",
            "{}",
            "'[",
            '"[',
            "]'",
            ']"',
            " #[",
            "|\n",
            ">2\n",
            "\n---\n",
            "\n...\n",
            "\r\n",
        ),
    ]
)


def counted(text: str) -> int:
    """Count the levels that hold something as the events of PyYAML's parser have them."""
    deepest, open_, filled = 0, 0, 0
    for event in yaml.parse(text, Loader):
        if isinstance(event, yaml.NodeEvent):
            filled = open_
        if isinstance(event, yaml.CollectionStartEvent):
            open_ += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            open_ -= 1
        deepest = max(deepest, filled)
    return deepest


def depth(text: str) -> int:
    """Find the depth by asking with every limit."""
    return next(limit for limit in range(len(text) + 2) if too_deep(text, limit) is None)


@settings(max_examples=examples(1500), deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
@example("a:\n- b:\n  - c:\n    - d\n")
@example("[a: [b: [c: d]]]")
@example("[[[a]]: b]")
@example("[[a]: b]: c")
@example("? - ? - a\n  : b\n: - c\n")
@example("a: |\n  [[[[\n  - - -\nb: [c]\n")
@example("a: |2\n    [\n   [\nb: x\n")
@example("- |\n [[[\n- >-\n\n  {{{\n")
@example("a: \"[[[\n  - - [\n  \"\nb: '{{'\n")
@example("a: b [c [d\n  - - - {\nc: d # [[[[\n")
@example("[a, # ]\n [b]]")
def test_the_depth_is_what_the_parser_counts_in_every_text_that_it_reads(text):
    try:
        expected = counted(text)
    except yaml.YAMLError:
        assume(False)
    assert depth(text) == expected


WRAPS = ("[{}]", "{{a: {}}}", "[a, {}, b]", "[[], '[', {}]", "{{']': {}, b: c}}", "[\n  {}\n  ]", "[ # ]\n  {}]")
BLOCKS = (
    ("- ",),
    ("-   ",),
    ("? ",),
    ("a:", " "),
    ("-", " "),
    ("'[': # {", "   "),
    ("- []", "- "),
    ("- 'a", "", "  [b'", "- "),
    ("- |", "  [", "  {", "- "),
    ("a: b [", " c {", "d:", " "),
)
"""What stands before what is nested: the last line leads to it, and says how far it is indented."""


def nested(levels: int, choose: random.Random) -> str:
    """Write a text of so many levels: mappings and lists in block style, and from some level on in brackets."""
    flows = choose.randint(0, levels)
    text = "x"
    for _ in range(flows):
        text = choose.choice(WRAPS).format(text)
    lines = text.split("\n")
    for _ in range(levels - flows):
        *before, lead = choose.choice(BLOCKS)
        indent = " " * len(lead)
        lines = [*before, lead + lines[0], *(indent + line for line in lines[1:])]
    return "\n".join(lines) + "\n"


@settings(max_examples=examples(150), deadline=None)
@given(st.integers(MAX_DEPTH - 4, MAX_DEPTH + 40), st.integers(0, 10**9))
def test_the_verdict_on_a_nest_hangs_on_its_depth_alone_and_is_the_same_on_both_roads(levels, seed):
    text = nested(levels, random.Random(seed))
    assert counted(text) == levels, text
    loaded = load(text.encode())
    assert ("too_deep" in [fault.kind for fault in loaded.faults]) is (levels > MAX_DEPTH), text
    if levels > MAX_DEPTH:
        assert loaded.data is None
        assert fast.parse(text.encode()) is None, text


CRASHED = ["? ", ": ", "-  ", "- - -  ", "- ? ", ": - ", "[", "[\n", "{a: ", "- [", "[? "]


@pytest.mark.parametrize("piece", CRASHED, ids=repr)
def test_endless_nesting_reaches_no_parser(piece):
    raw = piece.encode() * 100_000 + b"x\n"
    assert fast.parse(raw) is None
    assert [fault.kind for fault in load(raw).faults] == ["too_deep"]


def test_an_anchor_above_the_levels_changes_nothing():
    for levels in (MAX_DEPTH + 1, 999, 1000, 1001, 100_000):
        raw = b"- &x 1\n- " + b"[" * levels
        assert [fault.kind for fault in load(raw).faults] == ["too_deep"]


def test_the_files_of_the_bundled_registry_are_not_counted_through(monkeypatch):
    monkeypatch.setattr("ptr.store.yaml.nesting.depth.Counter", None)
    for path in (Path(__file__).parents[3] / "registry").rglob("*.yaml"):
        assert too_deep(path.read_text(encoding="utf-8")) is None
