"""The check character of the unified social credit code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptr.model.text.credit_code import CHARACTERS, check_character

BODIES = st.text(CHARACTERS, min_size=17, max_size=17)


def test_the_example_of_the_standard() -> None:
    assert check_character("91350100M000100Y4") == "3"


@given(BODIES, st.integers(0, 16), st.sampled_from(CHARACTERS))
def test_one_character_mistaken_shows(body: str, position: int, other: str) -> None:
    wrong = body[:position] + other + body[position + 1 :]
    assert (check_character(wrong) == check_character(body)) == (wrong == body)


@given(BODIES, st.integers(0, 15))
def test_two_neighbours_exchanged_show(body: str, position: int) -> None:
    wrong = body[:position] + body[position + 1] + body[position] + body[position + 2 :]
    assert (check_character(wrong) == check_character(body)) == (wrong == body)


@given(st.text(max_size=16))
def test_a_character_that_no_code_has_is_refused(body: str) -> None:
    if set(body) - set(CHARACTERS):
        with pytest.raises(ValueError, match="substring not found"):
            check_character(body)
