"""The canonical form keeps what a file says and its comments, and is reached in one step."""

from __future__ import annotations

from textwrap import dedent

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import examples

from ptr.model.documents.law import Law
from ptr.model.documents.power import Power
from ptr.model.documents.unit import Unit
from ptr.model.fields.types import document_types, place_of
from ptr.store.yaml.canonical import Unformatted, canonical
from ptr.store.yaml.comments import comments
from ptr.store.yaml.dialect import load
from ptr.store.yaml.emit import dump

FORMS = {
    "fields in the order of the type, unknown ones last": (
        Law,
        "number: 令\nmine: 1\nlevel: law\ntitle: 法\n",
        "title: 法\nlevel: law\nnumber: 令\nmine: 1\n",
    ),
    "fields of items and of flow mappings too": (
        Law,
        "title: 法\neditions:\n- {articles: 83, date: 2019-04-23}\n- articles: 1\n  date: 2003-08-27\n",
        "title: 法\neditions:\n  - {date: 2019-04-23, articles: 83}\n  - date: 2003-08-27\n    articles: 1\n",
    ),
    "free mappings and lists keep their order": (
        Power,
        "custom: {b: 1, a: 2}\ncommitments: [乙, 甲]\n",
        "commitments: [乙, 甲]\ncustom: {b: 1, a: 2}\n",
    ),
    "the right type of a choice": (
        Power,
        "fees:\n  none: 法律规定不收费\nlimits:\n  promised: {unit: working_days, value: 3}\n",
        "limits:\n  promised: {value: 3, unit: working_days}\nfees:\n  none: 法律规定不收费\n",
    ),
    "quotes only where some reader needs them, always double": (
        Law,
        "title: '法'\nnumber: '012'\nauthority: \"a: b\"\n",
        'title: 法\nauthority: "a: b"\nnumber: "012"\n',
    ),
    "a text stands on one line, one with line breaks is a literal block": (
        Law,
        'title: >-\n  一\n  二\nauthority: "一\\n二"\nnumber: 一\n  二\n',
        "title: 一 二\nauthority: |-\n  一\n  二\nnumber: 一 二\n",
    ),
    "true, numbers and what is empty": (
        Law,
        "a: true\nb:   1\nc: 1.50\nd:\ne: []\nf: {}\n",
        "a: true\nb: 1\nc: 1.50\nd:\ne: []\nf: {}\n",
    ),
    "windows line ends, byte order mark, no last line end, document mark": (
        Law,
        "\ufeff---\r\ntitle:  法\r\nlevel: law",
        "title: 法\nlevel: law\n",
    ),
    "a flow collection over many lines": (Unit, "carriers: [\n  a,\n  b,\n]\n", "carriers: [a, b]\n"),
    "JSON": (Law, '{"level": "law", "title": "法"}', "title: 法\nlevel: law\n"),
    "an odd indent": (Unit, "posts:\n      - id: a\n        name: 甲\n", "posts:\n  - id: a\n    name: 甲\n"),
    "one blank line stays, at the ends none": (Law, "\n\ntitle: 法\n\n\n\nlevel: law\n\n", "title: 法\n\nlevel: law\n"),
    "comments at the top stay there, others go with what they stand at": (
        Law,
        "# 头\n\nlevel: law  # 位阶\n# 标题说明\ntitle: 法\n# 尾\n",
        "# 头\n\n# 标题说明\ntitle: 法\nlevel: law  # 位阶\n# 尾\n",
    ),
    "comments in lists and after them": (
        Unit,
        "posts:  # 岗位\n  # 甲岗\n  - {id: a, name: 甲}   # 一\n  # - {id: b, name: 乙}\n\n# 载体\ncarriers: [x]\n",
        "posts:  # 岗位\n  # 甲岗\n  - {id: a, name: 甲}  # 一\n  # - {id: b, name: 乙}\n\n# 载体\ncarriers: [x]\n",
    ),
    "a comment within a flow collection stands above it": (
        Unit,
        "carriers: [  # 公开栏\n  a,  # 第一\n  b,\n]\n",
        "# 第一\ncarriers: [a, b]  # 公开栏\n",
    ),
    "a comment beside a literal block, and what only looks like one": (
        Law,
        'title: |  # 多行\n  # 不是注释\n  法\nnumber: "a # b"\nauthority: a#b\n',
        'title: |  # 多行\n  # 不是注释\n  法\nauthority: a#b\nnumber: "a # b"\n',
    ),
    "a comment before the first field of an item": (
        Unit,
        "posts:\n  -\n    # 甲岗\n    id: a\n    name: 甲\n",
        "posts:\n  # 甲岗\n  - id: a\n    name: 甲\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "wanted"), FORMS.values(), ids=FORMS.keys())
def test_the_form(kind, text, wanted):
    assert canonical(text.encode(), kind).decode() == wanted
    assert canonical(wanted.encode(), kind).decode() == wanted


LEFT = {
    "not YAML": "title: [",
    "a duplicate key": "title: a\ntitle: b\n",
    "an anchor": "title: &a b\n",
    "a scalar that is read differently": "number: 012\n",
    "GBK": "title: 法\n".encode("gbk"),
    "empty": "",
    "a list": "- a\n",
}


@pytest.mark.parametrize("text", LEFT.values(), ids=LEFT.keys())
def test_what_has_faults_of_form_is_left_alone(text):
    with pytest.raises(Unformatted):
        canonical(text if isinstance(text, bytes) else text.encode(), Law)


def test_what_ptr_writes_is_canonical(bundled, plan2005):
    for root in (bundled, plan2005):
        for path in sorted(root.rglob("*.yaml")):
            kind = document_types()[place_of(path.relative_to(root).as_posix()).type]
            document = msgspec.convert(load(path.read_bytes()).data, kind)
            written = dump(msgspec.to_builtins(document))
            assert canonical(written, kind) == written, path


def test_the_bundled_registries_keep_what_they_say(bundled, plan2005):
    for root in (bundled, plan2005):
        for path in sorted(root.rglob("*.yaml")):
            kind = document_types()[place_of(path.relative_to(root).as_posix()).type]
            once = canonical(path.read_bytes(), kind)
            assert load(once).data == load(path.read_bytes()).data
            assert canonical(once, kind) == once, path


TEXTS = st.text(st.sampled_from("ab法 0:-#'\"\\\n\t[]{},|>&*!%@`~.?=_"), max_size=12) | st.sampled_from(
    ["no", "012", "1:30", "2026-01-01", "true", "~", "null", "<<", "- a", "a: b",
     "a #b", "\u2028x", "\x07", "😀", "\n", " \n a", "a\n\n"]
)  # fmt: skip
KEYS = st.sampled_from(["title", "level", "editions", "date", "articles", "x y", "12", "a: b", "是"])
DATA = st.recursive(
    TEXTS | st.booleans() | st.integers(-5, 10**6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
)


@settings(max_examples=examples(200))
@given(st.dictionaries(KEYS, DATA, min_size=1, max_size=5), st.booleans())
def test_whatever_a_file_says_is_kept_and_the_form_is_a_fixed_point(data, flow):
    raw = dump(data) if not flow else msgspec.json.encode(data)
    if load(raw).faults:
        return
    once = canonical(raw, Law)
    assert load(once).data == load(raw).data
    assert canonical(once, Law) == once


LINES = st.sampled_from(
    ["title: 法", "level:   law", "editions:", "  - {date: 2003-08-27, articles: 1}",
     "  - date: 2003-08-27", "    articles: 2",
     "number: [a,", "  b]", "authority: |", "  文字", "", "# 注", "  # 注二", "    # 注三",
     "repealed: {by: 令}  # 旁注", "- x", "  -", "x: >-"]
)  # fmt: skip


@settings(max_examples=examples(400))
@given(st.lists(LINES, min_size=1, max_size=14))
def test_no_comment_is_lost_wherever_it_stands(lines):
    raw = "\n".join(lines).encode()
    try:
        once = canonical(raw, Law)
    except Unformatted:
        before = load(raw)
        assert before.faults or not isinstance(before.data, dict)
        return
    assert load(once).data == load(raw).data
    found = [sorted(comment.text for comment in comments(text.decode())) for text in (raw, once)]
    assert found[0] == found[1]
    assert canonical(once, Law) == once


def test_comments_are_found_where_they_stand():
    text = dedent("""\
        # a
        x: "# no"  # b
        y: |  # c
          # no
        z: [1, # d
          2]
        # e""")
    assert [(c.line, c.text, c.alone) for c in comments(text)] == [
        (0, "# a", True),
        (1, "# b", False),
        (2, "# c", False),
        (4, "# d", False),
        (6, "# e", True),
    ]
