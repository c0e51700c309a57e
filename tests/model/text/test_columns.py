"""Lines fit a terminal, and break between words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptr.model.text.columns import CLOSING, width, wrapped_lines

TEXTS = st.text(st.sampled_from("ab字，。“” （）"), max_size=60)


@given(TEXTS, st.integers(4, 30))
def test_lines_fit_and_hold_every_character(text, columns):
    lines = wrapped_lines(text, columns)
    assert all(width(line) <= columns for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(st.lists(st.text("abc", min_size=1, max_size=8), max_size=20), st.integers(8, 30))
def test_no_word_is_broken_that_fits_a_line(words, columns):
    assert re.findall("[abc]+", "\n".join(wrapped_lines(" ".join(words), columns))) == words


@pytest.mark.parametrize("mark", CLOSING)
def test_no_line_begins_with_a_closing_mark(mark):
    assert not any(line.startswith(mark) for line in wrapped_lines(f"四个汉字{mark}再来", 8))


def test_a_word_wider_than_a_line_is_broken_at_its_end():
    assert wrapped_lines("ab abcdefgh", 4) == ["ab", "abcd", "efgh"]
