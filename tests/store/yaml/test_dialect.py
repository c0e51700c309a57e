"""What the one reader of YAML makes of a text: data, or faults with their places; and that nothing makes it fail."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support import examples

from ptr.store.source import MAX_BYTES, MAX_DEPTH
from ptr.store.yaml.dialect import load
from ptr.store.yaml.emit import dump
from ptr.store.yaml.locate import Located

# --- texts and the data they are -------------------------------------------------------------------------------------

READ: dict[str, Any] = {
    "a: text\n": {"a": "text"},
    "职权名称: 对违法行为的处罚\n": {"职权名称": "对违法行为的处罚"},
    "﻿a: 1\n": {"a": 1},  # a byte order mark
    "a: 1\r\nb: 2\r\n": {"a": 1, "b": 2},
    "a: 1": {"a": 1},
    "---\na: 1\n": {"a": 1},
    "a: 1\n...\n": {"a": 1},
    "# comment\na: 1 # another\n": {"a": 1},
    "a: true\nb: false\n": {"a": True, "b": False},
    "a: 0\nb: -7\nc: +7\nd: 90\n": {"a": 0, "b": -7, "c": 7, "d": 90},
    "a: 1.5\nb: -0.25\nc: 1.0\n": {"a": 1.5, "b": -0.25, "c": 1.0},
    "a: 999999999999999999\n": {"a": 999999999999999999},
    "a: 2005-03-01\n": {"a": "2005-03-01"},  # a date is text until a field says that it is a date
    "a: 第3条\n": {"a": "第3条"},
    "a: 1 2\nb: 12号\nc: 3-5\n": {"a": "1 2", "b": "12号", "c": "3-5"},
    "a: [x, 1, {b: 2}]\n": {"a": ["x", 1, {"b": 2}]},
    "a:\n  - x\n  - z\n": {"a": ["x", "z"]},
    "a: []\nb: {}\n": {"a": [], "b": {}},
    "a: |\n  one\n  two\n": {"a": "one\ntwo\n"},
    "a: >-\n  one\n  two\n": {"a": "one two"},
    "a:\n": {"a": None},  # nothing; the shape check calls it an empty value
    'a: ""\n': {"a": ""},
    "a:\tb\n": {"a": "b"},
    # indicators of YAML inside a text
    "a: x & y\n": {"a": "x & y"},
    "a: x *y !z %w @v\n": {"a": "x *y !z %w @v"},
    "a: x &y *z\n": {"a": "x &y *z"},
    "a: x\n  & y\n": {"a": "x & y"},
    "- a & b\n- c *d\n": ["a & b", "c *d"],
    "a: |\n  & x\n  * y\n  ! z\n": {"a": "& x\n* y\n! z\n"},
    "# & * !x\na: 1\n": {"a": 1},
    'a: "&x"\nb: "*x"\nc: "!x"\nd: "%x"\ne: "@x"\n': {"a": "&x", "b": "*x", "c": "!x", "d": "%x", "e": "@x"},
    "a: '&x'\nb: '*x'\nc: '!x'\n": {"a": "&x", "b": "*x", "c": "!x"},
}

QUOTED = (  # in quotes everything is text
    [
        "012",
        "1:30",
        "no",
        "on",
        "y",
        "true",
        "null",
        "~",
        "1",
        "1.5",
        "1_000",
        "0x1F",
        "0o17",
        "1e3",
        ".5",
        "5.",
        "2005-3-1",
        "2005-03-01",
        "<<",
        "=",
        ".inf",
        ".nan",
    ]
)


@pytest.mark.parametrize("text", READ, ids=repr)
def test_a_text_of_the_dialect_is_its_data(text):
    loaded = load(text.encode())
    assert (loaded.data, loaded.faults) == (READ[text], ())
    assert loaded.data is not None


@pytest.mark.parametrize("quote", ['"', "'"])
@pytest.mark.parametrize("word", QUOTED)
def test_what_stands_in_quotes_is_text(word, quote):
    loaded = load(f"a: {quote}{word}{quote}\n{quote}{word}{quote}: b\n".encode())
    assert (loaded.data, loaded.faults) == ({"a": word, word: "b"}, ())


def test_an_empty_value_is_told():
    assert load(b"a:\n").has_empty
    assert not load(b"a: x\nb: ''\n").has_empty


# --- scalars that parsers read differently ---------------------------------------------------------------------------

DIFFERENT = [
    "012",
    "-012",
    "007",
    "0_1",
    "0o17",
    "0x1F",
    "0b101",
    "1:30",
    "1:30:00",
    "190:20:30.15",
    "1_000",
    "1_000.5",
    "1e3",
    "1E3",
    "1.5e3",
    ".5",
    "-.5",
    "5.",
    ".inf",
    "-.Inf",
    ".NaN",
    "y",
    "n",
    "Y",
    "N",
    "yes",
    "Yes",
    "YES",
    "no",
    "No",
    "NO",
    "on",
    "On",
    "ON",
    "off",
    "Off",
    "OFF",
    "True",
    "TRUE",
    "False",
    "FALSE",
    "null",
    "Null",
    "NULL",
    "~",
    "=",
    "2005-3-1",
    "2005-3-01",
    "2005-03-1",
    "2005-03-01T10:00:00Z",
    "1234567890123456789",
    "123456789012345678901234567890",
]


@pytest.mark.parametrize("word", DIFFERENT)
def test_a_scalar_that_parsers_read_differently_is_named_at_its_place(word):
    loaded = load(f"x: 1\na:\n  - {word}\n".encode())
    (fault,) = loaded.faults
    assert (fault.kind, fault.pointer, fault.args["text"]) == ("read_differently", ("a", 0), word)
    assert (fault.mark.line, fault.mark.column, fault.mark.length) == (3, 5, len(word))
    assert loaded.data == {"x": 1, "a": [word]}, "nothing but the text is taken"


@pytest.mark.parametrize("word", [*DIFFERENT, "1", "1.5", "true", "false", "<<"])
def test_a_key_that_parsers_read_differently_is_named_at_its_place(word):
    (fault,) = load(f"x: 1\n{word}: 2\n".encode()).faults
    assert (fault.kind, fault.at_key, fault.mark.line, fault.mark.column) == ("read_differently", True, 2, 1)


@pytest.mark.parametrize(
    "word",
    [
        "noon",
        "only",
        "yes!",
        "1:61x",
        "v1.0",
        "1.2.3",
        "12-3",
        "0",
        "0.5",
        "2005",
        "2005-03",
        "3-1",
        "10:00至12:00",
        "〇一二",
        "１２",
    ],
)
def test_a_scalar_that_only_resembles_such_a_one_is_left_alone(word):
    assert load(f"a: {word}\n".encode()).faults == ()


# --- texts that are refused ------------------------------------------------------------------------------------------


class Refused(NamedTuple):
    """A text that gives no data, with the fault that says why."""

    claim: str
    raw: bytes
    kind: str
    line: int
    column: int
    says: str = ""


BOMB = "a: &a [x, x]\n" + "".join(
    f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=False)
)

REFUSED = [
    Refused("GBK", "# 说明\n名称: 职权".encode("gbk"), "not_utf8", 1, 4, "GBK"),
    Refused("GBK after ASCII", b"id: a\nname: " + "处罚".encode("gbk"), "not_utf8", 2, 7, "GBK"),
    Refused("UTF-16 with its mark", "a: 1\n".encode("utf-16"), "not_utf8", 1, 1, "UTF-16"),
    Refused("UTF-16 big-endian", b"\xfe\xff" + "a: 1\n".encode("utf-16-be"), "not_utf8", 1, 1, "UTF-16"),
    Refused("UTF-16 without mark", "a: 1\n".encode("utf-16-le"), "not_yaml", 1, 2, "U+0000"),
    Refused("bytes of no encoding", "职权: ".encode() + b"\xff\xff", "not_utf8", 1, 5, "damaged"),
    Refused("a UTF-8 character cut off", "职权".encode()[:-1], "not_utf8", 1, 2),
    Refused("an empty file", b"", "empty_file", 1, 1),
    Refused("only white space", b"\n  \n", "empty_file", 1, 1),
    Refused("only comments", "# 职权\n# 待补\n".encode(), "empty_file", 1, 1),
    Refused("only the start of a document", b"---\n", "empty_file", 1, 1),
    Refused("a tab that indents", b"a:\n\tb: 1\n", "not_yaml", 2, 1, "Tab"),
    Refused("a tab behind spaces", b"a:\n  b: 1\n \tc: 1\n", "not_yaml", 3, 2, "Tab"),
    Refused("a tab behind a dash", b"a:\n  -\tb: 1\n", "not_yaml", 2, 4, "Tab"),
    Refused("an anchor", b"a: &x 1\n", "forbidden_yaml", 1, 4, "锚点"),
    Refused("an anchor in a list", b"a: [1,&x 2]\n", "forbidden_yaml", 1, 7, "锚点"),
    Refused("an alias", b"a: &x 1\nb: *x\n", "forbidden_yaml", 1, 4, "锚点"),
    Refused("an alias without anchor", b"b: 1\na: *x\n", "forbidden_yaml", 2, 4, "别名"),
    Refused("a tag", b"a: !!str 1\n", "forbidden_yaml", 1, 4, "类型标签"),
    Refused("a tag of Python", b"a: !!python/object/apply:os.system [ls]\n", "forbidden_yaml", 1, 4, "类型标签"),
    Refused("a local tag", b"a: !x\n", "forbidden_yaml", 1, 4, "类型标签"),
    Refused("a merge key with its alias", b"a: &x {b: 1}\nc: {<<: *x}\n", "forbidden_yaml", 1, 4),
    Refused("%YAML", b"%YAML 1.2\n---\na: 1\n", "forbidden_yaml", 1, 1, "%YAML"),
    Refused("%YAML behind a comment", b"# x\n%YAML 1.1\n---\na: 1\n", "forbidden_yaml", 2, 1, "%YAML"),
    Refused("%YAML behind old line ends", b"# x\r%YAML 1.1\r---\ra: 1\r", "forbidden_yaml", 2, 1, "%YAML"),
    Refused("%TAG", b"%TAG ! tag:x,2000:\n---\na: 1\n", "forbidden_yaml", 1, 1, "%TAG"),
    Refused("a second document", b"a: 1\n---\nb: 2\n", "forbidden_yaml", 2, 1, "第二个文档"),
    Refused("a second document behind an end", b"a: 1\n...\n---\nb: 2\n", "forbidden_yaml", 3, 1, "第二个文档"),
    Refused("text that begins with %", b"x: 1\na: %b\n", "not_yaml", 2, 4, "引号"),
    Refused("text that begins with @", b"x: 1\na: @b\n", "not_yaml", 2, 4, "引号"),
    Refused("text that begins with `", b"a: `b\n", "not_yaml", 1, 4, "引号"),
    Refused("text that begins with & and a space", b"a: & b\n", "not_yaml", 1, 5, "引号"),
    Refused("text that begins with * and a space", b"a: * b\n", "not_yaml", 1, 5, "引号"),
    Refused("a colon and a space in a text", "a: 对甲的处罚: 一\n".encode(), "not_yaml", 1, 9, "冒号"),
    Refused("a quotation mark not closed", b'a: "b\nc: 1\n', "not_yaml", 1, 4, "引号"),
    Refused("a bracket not closed", b"a: [b\nc: 1\n", "not_yaml", 2, 2),
    Refused("a file that ends in a list", b"a: [\n", "not_yaml", 1, 5),
    Refused("a key without colon", b"a: 1\nb\n", "not_yaml", 2, 2, "冒号"),
    Refused("indentation that fits nothing", b"a:\n    b: 1\n  c: 1\n", "not_yaml", 3, 3, "缩进"),
    Refused("a control character", "职权: 名称\n说明: 甲\x01乙\n".encode(), "not_yaml", 2, 6, "U+0001"),
    Refused("an escape character", b"a: \x1b[31m\n", "not_yaml", 1, 4, "U+001B"),
    Refused("a zero byte", b"a: 1\x00", "not_yaml", 1, 5, "U+0000"),
    Refused("a form feed", b"a: 1\n\x0cb: 2\n", "not_yaml", 2, 1, "U+000C"),
    Refused("a control character behind emoji", "a: \U0001f600\x02".encode(), "not_yaml", 1, 5, "U+0002"),
    Refused("NEL, a line break to some", "a: 甲\x85b: 乙\n".encode(), "not_yaml", 1, 5, "U+0085"),
    Refused("LS, a line break to some", 'x: 1\na: "甲\u2028乙"\n'.encode(), "not_yaml", 2, 6, "U+2028"),
    Refused("PS, a line break to some", "a: 甲\u2029\n".encode(), "not_yaml", 1, 5, "U+2029"),
    Refused("larger than the limit", b"a: " + b"x" * MAX_BYTES, "too_large", 1, 1),
    Refused("an alias bomb", BOMB.encode(), "forbidden_yaml", 1, 4),
    Refused("1,000 levels in block style", "".join(" " * n + "a:\n" for n in range(1000)).encode(), "too_deep", 65, 65),
    Refused("1,000 levels in flow style", b"[" * 1000 + b"]" * 1000, "too_deep", 1, 65),
    Refused("1,000 levels of mappings in flow style", b"{a: " * 1000 + b"}" * 1000, "too_deep", 1, 257),
    Refused("1,000 levels, a bracket a line", b"[\n" * 1000 + b"]\n" * 1000, "too_deep", 65, 1),
    Refused("100,000 levels, a bracket a line", b"[\n" * 100_000, "too_deep", 65, 1),
    Refused("100,000 levels beside closed ones", b"[[]," * 100_000, "too_deep", 1, 257),
    Refused("100,000 levels beside brackets in quotes", b'["]",' * 100_000, "too_deep", 1, 321),
    Refused("levels below an anchor", b"- &x 1\n- " + b"[" * 1000, "too_deep", 2, 66),
    Refused("1,000 levels of dashes in a line", b"- " * 1000 + b"x\n", "too_deep", 1, 129),
    Refused("1,000 levels of questions in a line", b"? " * 1000 + b"x\n", "too_deep", 1, 129),
    Refused("200 KB of dashes", b"- " * 100_000, "too_deep", 1, 129),
    Refused("200 KB of dashes in lines of their own", b"-\n" * 100_000 + b"x", "not_yaml", 100_001, 2),
]


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.claim)
def test_a_text_outside_the_dialect_is_refused_at_its_place(case):
    loaded = load(case.raw)
    assert loaded.data is None
    fault = loaded.faults[0]
    assert (fault.kind, fault.mark.line, fault.mark.column) == (case.kind, case.line, case.column), fault
    assert case.says in str(fault.args), fault.args


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.claim)
def test_the_work_of_refusing_grows_with_the_text_at_most_and_not_at_all_below_the_last_level(case):
    """Counted in calls, so that no clock decides: a level is a few of them, and 64 levels are read."""
    deep = case.kind in ("too_deep", "too_large")
    assert _calls(lambda: load(case.raw)) <= (2_000 if deep else 2_000 + 4 * len(case.raw))


def _calls(work: Callable[[], object]) -> int:
    """Count the calls of Python and C functions that some work makes."""
    counted = 0

    def count(frame: object, event: str, arg: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.claim)
def test_a_place_is_looked_up_in_a_refused_text_without_harm(case):
    mark = Located(case.raw).mark(("a", 0, "b"))
    assert mark.line >= 1
    assert mark.column >= 1


def test_all_that_is_forbidden_in_a_file_is_named_in_one_go():
    loaded = load(b"a: &x 1\nb: *x\nc: !t 2\n")
    assert [(fault.args["what"][1], fault.args["text"], fault.mark.line) for fault in loaded.faults] == [
        ("anchor", "&x", 1),
        ("alias", "*x", 2),
        ("tag", "!t", 3),
    ]


@pytest.mark.parametrize("depth", [MAX_DEPTH, MAX_DEPTH + 1])
def test_the_last_level_is_read_and_the_next_is_not(depth):
    loaded = load(b"[" * depth + b"x" + b"]" * depth)
    assert [fault.kind for fault in loaded.faults] == ([] if depth == MAX_DEPTH else ["too_deep"])


def test_a_file_just_within_the_limit_is_read():
    assert load(b"a: " + b"x" * (MAX_BYTES - 3)).faults == ()


# --- faults beside data ----------------------------------------------------------------------------------------------


def test_a_duplicate_key_names_both_lines_and_the_first_is_kept():
    loaded = load("id: 1\nname: 甲\nlist:\n  - {b: 1}\nname: 乙\n".encode())
    (fault,) = loaded.faults
    assert (fault.kind, fault.args) == ("duplicate_key", {"key": "name", "first": 2})
    assert (fault.mark.line, fault.mark.column, fault.mark.length) == (5, 1, 4)
    assert loaded.data["name"] == "甲"


@pytest.mark.parametrize("text", ["a: {b: 1, b: 2}\n", "a:\n  b: 1\n  'b': 2\n", 'a: {b: 1, "\\x62": 2}\n'])
def test_a_key_is_the_same_key_however_it_is_written(text):
    (fault,) = load(text.encode()).faults
    assert (fault.kind, fault.pointer) == ("duplicate_key", ("a", "b"))


def test_a_merge_key_is_no_merge():
    loaded = load(b"a: 1\n<<: {b: 2}\n")
    assert loaded.data == {"a": 1, "<<": {"b": 2}}
    assert [(fault.mark.line, fault.mark.column) for fault in loaded.faults] == [(2, 1)]


@pytest.mark.parametrize("text", ["? [a, b]\n: 1\nc: 2\n", "[a, b]: 1\nc: 2\n", "{a: 1}: 1\nc: 2\n"])
def test_a_key_that_is_no_text_is_named_and_left_out(text):
    loaded = load(text.encode())
    assert [(fault.kind, fault.mark.line) for fault in loaded.faults] == [("complex_key", 1)]
    assert loaded.data == {"c": 2}


def test_all_faults_of_a_file_are_named_in_one_go():
    loaded = load(b"a: 012\nb: no\na: 1\non: [1:30]\n")
    assert [(fault.kind, fault.mark.line) for fault in loaded.faults] == [
        ("read_differently", 1),
        ("read_differently", 2),
        ("duplicate_key", 3),
        ("read_differently", 4),
        ("read_differently", 4),
    ]


# --- properties ------------------------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        *"[]{}:,-?&*!|>'\"%@`#\n\r\t \x85\u2028\ufeff\x00",
        "- ",
        ": ",
        "\n  ",
        "--- ",
        "\n---\n",
        "<<",
        "&a ",
        "*a",
        "职",
        "a",
    ]
)


@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass")))
@settings(max_examples=examples(400))
def test_no_bytes_make_the_reader_fail(raw):
    _sane(raw)


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(max_examples=examples(500))
@example("a: [\n")
@example("\ufeff\ufeff&a\n")
def test_no_text_made_of_indicators_makes_the_reader_fail(text):
    _sane(text.encode())


def _sane(raw: bytes) -> None:
    loaded = load(raw)
    assert loaded.data is not None or loaded.faults, "a file is read, or it is said why not"
    lines = raw.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for fault in loaded.faults:
        assert 1 <= fault.mark.line <= lines + raw.count(b"\xc2\x85") + raw.count(b"\xe2\x80")
        assert fault.mark.column >= 1
    Located(raw).mark(("a", 0))


NASTY = st.sampled_from(
    [
        *DIFFERENT,
        *QUOTED,
        "",
        " ",
        " a",
        "a ",
        "a: b",
        "a #b",
        "#",
        "- a",
        "-",
        "? a",
        "|",
        ">",
        "\n",
        "\n a",
        "a\n",
        "a\n\n",
        "  a\n b\n",
        "\ta",
        "a\tb",
        "a\n\tb",
        "'",
        '"',
        "\\",
        "{}",
        "[a]",
        "&a",
        "*a",
        "!a",
        "%a",
        "@a",
        "`a",
        "---",
        "...",
        "--- a",
        "\r",
        "a\r\nb",
        "\x85",
        "\u2028",
        "a\u2029b",
        "\ufeff",
        "\x00",
        "\x1b[0m",
        "😀",
        "1" * 70 + "e3",
        "0" * 70,
        "1_" * 40,
        "：",
        "第十二条：",
        "a" * 200,
        "职" * 5000,
        "a b " * 3000,
        "a\x85\nb",
        "\n\u2028",
    ]
)
TEXTS = st.text(max_size=12) | NASTY | st.lists(PIECES, max_size=8).map("".join)
SCALARS = st.booleans() | st.integers(-(10**17), 10**17) | TEXTS
DATA = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(TEXTS, DATA, max_size=4) | st.lists(DATA, max_size=4))
@settings(max_examples=examples(300))
def test_what_is_dumped_is_loaded_as_the_same_data_without_faults(data):
    raw = dump(data)
    loaded = load(raw)
    assert loaded.faults == (), raw
    assert loaded.data == data, raw
    assert dump(loaded.data) == raw


@pytest.mark.parametrize(
    "text",
    ["", *DIFFERENT, *sorted({*QUOTED} - {"2005-03-01"}), "&a", "- a", "a: b", "1" * 70 + "e3", "a\u2028b", "a\n\x85b"],
)
def test_every_reader_takes_a_dumped_text_for_text(text):
    assert yaml.safe_load(dump({"a": text})) == {"a": text}
    assert load(dump({"a": text})).data == {"a": text}


def test_what_is_dumped_is_canonical():
    data = {"b": "x", "a": ["第一", {"c": 1, "d": "012"}], "e": "one\ntwo\n", "f": [], "g": True}
    assert dump(data).decode() == ('b: x\na:\n  - 第一\n  - c: 1\n    d: "012"\ne: |\n  one\n  two\nf: []\ng: true\n')
