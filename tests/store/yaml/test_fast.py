"""The fast road accepts nothing that the dialect would fault or read otherwise."""

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import examples

from ptr.model.fields.shape import accept, convert
from ptr.model.fields.types import document_types, place_of
from ptr.store.yaml import fast
from ptr.store.yaml.dialect import load

REGISTRY = Path(__file__).parents[3] / "registry"
PIECES = [
    *(
        "&a",
        "*a",
        "!x",
        "!!str",
        "<<",
        "~",
        "null",
        "no",
        "on",
        "012",
        "1:30",
        "1_000",
        "0x1F",
        "2005-3-1",
        "1e3",
        ".5",
    ),
    *(
        "'",
        '"',
        "''",
        "\\",
        "\\x41",
        "|",
        ">",
        "|-",
        "#",
        " #",
        ": ",
        ":",
        "- ",
        "-",
        "? ",
        "%",
        "@",
        "`",
        ",",
        "[",
        "]",
    ),
    *("{", "}", "\n", "\n\n", "\n  ", "\n---\n", "\n...\n", "\n%YAML 1.1\n", "\r\n", "\r", "\t", " ", "  ", "\u3000"),
    *(
        "\x00",
        "\x07",
        "\x7f",
        "\x85",
        "\u2028",
        "\ufeff",
        "\ufffe",
        "\U0001f600",
        "true",
        "True",
        "99999999999999999999",
    ),
    *("name: 又一个\n", "[[[[", "- - - - - ", "\n" + " " * 300, "：", "“", "null,"),
]


@cache
def files() -> list[tuple[str, str]]:
    """The files of the bundled registry."""
    found = sorted(REGISTRY.rglob("*.yaml"))
    return [(path.relative_to(REGISTRY).as_posix(), path.read_text(encoding="utf-8")) for path in found]


def agree(path: str, raw: bytes) -> bool:
    """Compare the two roads on one file; tell whether the fast one accepted it."""
    kind = document_types()[place_of(path).type]
    quick = accept(fast.parse(raw), kind)
    if quick is None:
        return False
    slow = load(raw)
    document, faults = convert(slow.data, kind, has_empty=slow.has_empty)
    assert (slow.faults, faults, document) == ((), (), quick), raw
    return True


def test_the_files_of_the_bundled_registry_take_the_fast_road():
    assert [path for path, text in files() if not agree(path, text.encode())] == []


@pytest.mark.parametrize(
    ("text", "fast_road"),
    [('code: "01"', True), ('code: "01"\nnext: 01', False), ("code: '01'", False), ('code: "01" # 01', False)],
)
def test_a_doubtful_word_is_harmless_only_where_it_always_stands_in_quotes_by_itself(text, fast_road):
    assert (fast.parse(f"{text}\n".encode()) is not None) is fast_road


def test_a_series_of_document_numbers_takes_the_fast_road():
    series = "    series: 示市容罚决〔{year}〕{n}号\n"
    path, text = next((path, text) for path, text in files() if "\nkey_power:\n" in text)
    assert agree(path, re.sub(r"(\nkey_power:\n)(?:    series: .*\n)?", rf"\1{series[2:]}", text).encode())


@pytest.mark.parametrize(
    "piece", ["[张{n}号]", "{张{n}号}", "张{n}", "[张 {n}号]", "{n}号", "张: {n}", "[“张”{n}“号”]", "张{n}号"]
)
def test_the_roads_agree_where_n_stands_in_braces(piece):
    path, text = next((path, text) for path, text in files() if "/powers/" in path)
    rest = text.replace('code: "', 'basic_code: "', 1)
    for form in ("code: {}", "code: [{}]", "code: {{a: {}}}"):
        agree(path, f"{form.format(piece)}\n{rest}".encode())


@settings(max_examples=examples(1500), deadline=None)
@given(st.data())
def test_the_roads_agree_on_mutants(data):
    path, text = data.draw(st.sampled_from(files()))
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        gone = data.draw(st.integers(0, 3))
        piece = data.draw(st.sampled_from(PIECES) | st.text(max_size=4))
        text = text[:at] + piece + text[at + gone :]
    agree(path, text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("piece", PIECES, ids=repr)
@pytest.mark.parametrize("form", ["code: {}", "code: x {}", "code: '{}'", "code: [{}]", "{}: x", "code: x\n{}"])
def test_the_roads_agree_on_every_doubtful_piece(piece, form):
    path, text = next((path, text) for path, text in files() if "/powers/" in path)
    agree(path, (form.format(piece) + "\n" + text.replace('code: "', 'basic_code: "', 1)).encode())


def test_without_the_fast_parser_the_result_is_the_same(monkeypatch):
    text = files()[-1][1]
    monkeypatch.setattr(fast, "_parser", lambda: None)
    assert fast.parse(text.encode()) is None
    assert load(text.encode()).faults == ()


@pytest.mark.parametrize("sign", "|>")
@pytest.mark.parametrize(
    "text",
    ["{b: $c}", "[$c]", "{b: $}", "{$b: c}", "[x, $y]", "[x,\n  $y]", "{b: $2}", "{b: $-}", '{"b":$c}', "{b:\n    $c}"],
)
def test_inside_brackets_no_text_begins_like_a_block(text, sign):
    raw = f"a: {text.replace('$', sign)}\n".encode()
    assert load(raw).faults
    assert fast.parse(raw) is None


@pytest.mark.parametrize("head", ["|", ">", "|-", ">+", "|2", "|2-", "| # 说明"])
def test_a_block_is_still_read_fast(head):
    raw = f"a: {head}\n    正文\nb: 1 > 0，甲|乙\n".encode()
    assert fast.parse(raw) == load(raw).data
    assert fast.parse(raw) is not None
