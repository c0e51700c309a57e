"""English counts things in one or in many."""

import pytest

from ptr.model.text.plural import counted

COUNTS = [
    ((0, "change"), "0 changes"),
    ((1, "change"), "1 change"),
    ((2, "change"), "2 changes"),
    ((1, "entry", "entries"), "1 entry"),
    ((2, "entry", "entries"), "2 entries"),
]


@pytest.mark.parametrize(("words", "text"), COUNTS)
def test_a_number_stands_with_its_noun(words, text):
    assert counted(*words) == text
