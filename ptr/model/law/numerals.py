"""Chinese numerals as written in laws: 一 to 九千九百九十九."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from ptr.model.fields.pattern import pattern

DIGITS: Final = "零一二三四五六七八九"
UNITS: Final = {"千": 1000, "百": 100, "十": 10}
_ZERO: Final = str.maketrans("〇○", "零零")
_BARE_TEN: Final = pattern(rf"(?<![{DIGITS[1:]}])十")


def to_chinese(number: int) -> str:
    """Write 1..9999 as laws do (十二, 一百零二, 一千二百六十); any other number is a ValueError."""
    if not 1 <= number <= 9999:
        raise ValueError(f"{number} is not within 1..9999")
    text = _full(number)
    return text[1:] if 10 <= number < 20 else text


@lru_cache(maxsize=2048)
def from_chinese(text: str) -> int | None:
    """Read a numeral, or None if the text is not exactly one within 1..9999.

    零, 〇 and ○ are the same, 一十二 is 十二, 一百十 is 一百一十, and bare digits are read by place if one of them is a
    zero (一〇二). What has two readings (三四, 一百二) is not a numeral.
    """
    plain = text.translate(_ZERO)
    if plain and all(sign in DIGITS for sign in plain):
        if len(plain) > 4 or plain[0] == "零" or (len(plain) > 1 and "零" not in plain):
            return None
        return int("".join(str(DIGITS.index(sign)) for sign in plain))
    number = digit = 0
    for sign in plain:
        if sign in DIGITS:
            digit = DIGITS.index(sign)
        elif sign in UNITS:
            number, digit = number + (digit or 1) * UNITS[sign], 0
        else:
            return None
    number += digit
    return number if 1 <= number <= 9999 and _full(number) == _BARE_TEN.sub("一十", plain) else None


def _full(number: int) -> str:
    """Write every digit, so that 12 is 一十二."""
    text = ""
    for name, value in (*UNITS.items(), ("", 1)):
        digit = number // value % 10
        if digit:
            text += DIGITS[digit] + name
        elif text and text[-1] != "零":
            text += "零"
    return text.rstrip("零")
