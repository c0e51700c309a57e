"""When two texts differ by no more than a slip of the pen (勘误): a few characters, none of which decides anything."""

from __future__ import annotations

from typing import Final

MOST: Final = 3
"""Characters that a slip may put otherwise, leave out or add in one text."""

DIGITS: Final = frozenset(
    "0123456789０１２３４５６７８９零〇○一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟半％%"
)
NEGATIONS: Final = frozenset("不非无未没否勿莫毋免除禁")
DECISIVE: Final = DIGITS | NEGATIONS


def is_slip(before: str, after: str) -> bool:
    """Return whether one text becomes the other by few characters, of which none is a digit or a negation.

    They are at most three, and at most a quarter of the text: in a short one, few characters are all of it.
    """
    return _differs_by(before, after, min(MOST, min(len(before), len(after)) // 4))


def _differs_by(before: str, after: str, most: int) -> bool:
    start = _shared(before, after)
    before, after = before[start:], after[start:]
    if not before and not after:
        return True
    if most == 0 or abs(len(before) - len(after)) > most:
        return False
    old, new = (text[:1] not in DECISIVE if text else False for text in (before, after))
    return (
        (old and new and _differs_by(before[1:], after[1:], most - 1))
        or (old and _differs_by(before[1:], after, most - 1))
        or (new and _differs_by(before, after[1:], most - 1))
    )


def _shared(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    length = min(len(one), len(other))
    return next((place for place in range(length) if one[place] != other[place]), length)
