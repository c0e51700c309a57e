"""Single values are changed in place, and nothing else."""

from __future__ import annotations

import pytest

from ptr.store.yaml.editing.edit import Unedited, edited

TEXT = """# top
name: 旧名  # beside
lead: "no"
posts:
  - {post: a, duty: 甲}  # first
  - post: b
    duty: 乙
keys:
  # above
  - k1
  - k2  # second
flow: [甲, 乙, 丙]
"""

EDITS = {
    "a plain text": ({("name",): "新名"}, ("name: 旧名", "name: 新名")),
    "a text that must be quoted": ({("name",): "no"}, ("name: 旧名", 'name: "no"')),
    "one that was quoted": ({("lead",): "head"}, ('"no"', "head")),
    "in a flow mapping": ({("posts", 0, "post"): "c"}, ("post: a", "post: c")),
    "a comma in a flow mapping": ({("posts", 0, "post"): "c, d"}, ("post: a", 'post: "c, d"')),
    "in a block mapping": ({("posts", 1, "post"): "c"}, ("post: b", "post: c")),
    "an item of a block list": ({("keys",): ["k1"]}, ("  - k2  # second\n", "")),
    "an item of a flow list": ({("flow",): ["甲", "丙"]}, ("[甲, 乙, 丙]", "[甲, 丙]")),
}


@pytest.mark.parametrize("claim", EDITS)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_only_the_value_changes(claim, end):
    edits, (old, new) = EDITS[claim]
    assert old in TEXT
    made = edited(TEXT.replace("\n", end).encode(), edits)
    assert made == TEXT.replace(old, new).replace("\n", end).encode()


@pytest.mark.parametrize("pointer", [("gone",), ("posts", 7, "post"), ("name", "deeper")])
def test_a_place_that_is_not_there_is_refused(pointer):
    with pytest.raises(Unedited):
        edited(TEXT.encode(), {pointer: "x"})


def test_what_would_say_anything_else_is_refused():
    with pytest.raises(Unedited):
        edited(b"keys:\n  - k1\n  - k2\n", {("keys",): []})
