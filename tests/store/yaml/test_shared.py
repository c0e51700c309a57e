"""Claim: a text read by what it shares with another says what it says when it is read whole."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support import examples

from ptr.model.fields.shape import accept, amend
from ptr.model.fields.types import document_types, place_of
from ptr.store.yaml import fast
from ptr.store.yaml.shared import differing
from tests.support import ROOT

REGISTRY = ROOT / "registry"
FAST = [path for path in sorted(REGISTRY.rglob("*.yaml")) if fast.parse(path.read_bytes())]
PATHS = [path.relative_to(REGISTRY).as_posix() for path in FAST]
LINES = [
    "name: 另一个",
    "name:",
    "summary: |+",
    "  接着写",
    "",
    "# 说明",
    "- 一项",
    "- {text: 一项}",
    'note: "没有结束',
    "结束: 了",
    '"name": 引号',
    "? name",
    "...",
    "--- ",
    "    ]",
    "status: abolished",
    "a: &b c",
    "\ufefftitle: x",
    "title: 012",
]
EDIT = st.tuples(st.integers(0, 400), st.sampled_from(["drop", "twice", "swap", *LINES]))


def edited(text: str, edits: list[tuple[int, str]]) -> str:
    lines = text.splitlines()
    for number, what in edits:
        place = number % max(1, len(lines))
        if what == "drop":
            lines[place : place + 1] = []
        elif what == "twice":
            lines[place:place] = lines[place : place + 1]
        elif what == "swap":
            lines[place : place + 2] = lines[place : place + 2][::-1]
        else:
            lines.insert(place, what)
    return "\n".join(lines) + "\n"


@settings(max_examples=examples(600), deadline=None)
@given(st.sampled_from(PATHS), st.lists(EDIT, min_size=1, max_size=3))
@example(PATHS[0], [(0, "# 说明")])
@example(PATHS[0], [(0, 'note: "没有结束'), (3, "结束: 了")])
def test_what_is_shared_says_the_same_as_when_read_whole(path, edits):
    raw = (REGISTRY / path).read_bytes()
    other = edited(raw.decode(), edits).encode()
    kind = document_types()[place_of(path).type]
    data = fast.parse(raw)
    told = differing(raw, data, other)
    if told is None:
        return
    keys, said = told
    assert {key: said.get(key, data.get(key)) for key in keys} == fast.parse(other)
    assert amend(accept(data, kind), *told) == accept(fast.parse(other), kind)


@pytest.mark.parametrize("path", PATHS)
def test_a_text_shares_all_with_itself(path):
    raw = (REGISTRY / path).read_bytes()
    data = fast.parse(raw)
    assert differing(raw, data, raw) == (list(data), {})


CASES = {
    "a field is another": ("id: a\nname: b\n", "id: a\nname: c\n", (["id", "name"], {"name": "c"})),
    "a field goes": ("id: a\nname: b\n", "id: a\n", (["id"], {})),
    "a field comes": ("id: a\n", "id: a\nname: b\n", (["id", "name"], {"name": "b"})),
    "only a comment": ("# 旧\nid: a\n", "# 新\nid: a\n", (["id"], {"id": "a"})),
    "the last line has no end": ("id: a\nname: b\n", "id: a\nname: b", (["id", "name"], {"name": "b"})),
    "a field twice": ("id: a\n", "id: a\nid: b\n", None),
    "a quotation goes on at the edge": ('id: "a\nname: b"\n', 'id: "a\nname: b"\nx: y\n', None),
    "no mapping": ("- a\n", "- b\n", None),
    "not good YAML": ("id: a\nname: b\n", "id: a\nname: [\n", None),
    "nothing": ("", "id: a\n", None),
}


@pytest.mark.parametrize("case", CASES)
def test_fields_are_told_apart(case):
    before, after, expected = CASES[case]
    assert differing(before.encode(), fast.parse(before.encode()), after.encode()) == expected
