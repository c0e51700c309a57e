"""CODEOWNERS is renewed by units and offices, and what people wrote stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptr.model.state.codeowners import codeowners, differences, renewed

RENEWED = {  # text, units, offices, what becomes of it
    "what init writes stands": (codeowners(["a"], ["city"]), ["a"], ["city"], codeowners(["a"], ["city"])),
    "owners and comments are people's": ("# 谁\n* @boss\n\n/units/a/ @wang @li\n", ["a"], ["city"], None),
    "a new unit follows the last one": (
        "* @city\n/units/a/ @a\n/laws/ @jurist\n",
        ["a", "b"],
        ["city"],
        "* @city\n/units/a/ @a\n/units/b/ @b\n/laws/ @jurist\n",
    ),
    "a unit that is gone takes its line along": ("* @city\n/units/a/ @a\n", [], ["city"], "* @city\n"),
    "the rest comes first": ("# 谁\n/units/a/ @a\n", ["a"], ["city"], "# 谁\n* @city\n/units/a/ @a\n"),
    "a star below moves up with its owners": (
        "# 谁\n/units/a/ @a\n* @boss\n",
        ["a"],
        ["city"],
        "# 谁\n* @boss\n/units/a/ @a\n",
    ),
    "an empty file is filled": ("", ["a"], ["city"], "* @city\n/units/a/ @a\n"),
    "without an end of line": ("* @city", ["a"], ["city"], "* @city\n/units/a/ @a\n"),
    "without offices nobody is made up": ("/units/a/ @a\n", ["a"], [], None),
    "a folder whose name needs quotes is left out": ("* @city\n", ["a b"], ["city"], None),
}


@pytest.mark.parametrize(("text", "units", "offices", "wanted"), RENEWED.values(), ids=RENEWED.keys())
def test_a_file_is_renewed(text, units, offices, wanted):
    assert renewed(text, units, offices) == (text if wanted is None else wanted)


LINES = st.sampled_from(["# x", "", "* @o", "/units/a/ @x", "units/b", "/units/z/** @z", "[s]", "/laws/ @l", "*.md @m"])


@given(st.lists(LINES).map("\n".join), st.sets(st.sampled_from("abc")), st.sets(st.sampled_from("op")))
def test_a_renewed_file_has_no_differences_and_loses_no_line_of_others(text, units, offices):
    made = renewed(text, units, offices)
    assert list(differences(made, units, offices)) == []
    assert renewed(made, units, offices) == made
    others = [line for line in text.split("\n") if "units" not in line and line not in ("", "* @o")]
    assert [line for line in made.split("\n") if line in others] == others
