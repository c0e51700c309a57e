"""Whether a fee is higher than another, as far as its wording tells: sums in digits or Chinese numerals, with units."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

from ptr.model.fields.pattern import pattern
from ptr.model.law.numerals import from_chinese
from ptr.model.text.same_text import plain_text

_CHINESE: Final = "零〇一二两三四五六七八九十百千万亿"
_UNITS: Final = {"元": ("sum", 1.0), "块": ("sum", 1.0), "角": ("sum", 0.1), "分": ("sum", 0.01), "%": ("share", 1.0)}
_TIMES: Final = {"十": 10.0, "百": 100.0, "千": 1000.0, "万": 10_000.0, "亿": 100_000_000.0}
_NO_SUM: Final = r"[0-9.号年月日条款项次)〕】\]]"
_AMOUNT: Final = pattern(
    rf"百分之(?P<share>[0-9.]+|[{_CHINESE}点]+)"
    rf"|(?P<digits>[0-9][0-9,]*+(?:[.][0-9]++)?) ?(?P<times>[十百千万亿]*+)"
    rf"(?:(?P<unit>元|块|角|分(?!之)|%|倍)|(?!{_NO_SUM}))"
    rf"|(?P<chinese>[{_CHINESE}]+)(?P<after>元|块|角|分(?!之)|倍)"
)
_PLAIN: Final = pattern(r"[0-9][0-9,]*([.][0-9]+)?")
_FREE: Final = pattern("免费|免收|不收|不予收|零收费|无偿|无收费")


class Amount(NamedTuple):
    """A number with what it counts: a sum of money in yuan, a share in per cent, a multiple, or something not said."""

    what: str
    value: float


def amounts(text: str) -> tuple[tuple[Amount, ...], str]:
    """Return the amounts in a text, and the text without them; a numeral that cannot be read stays in the text."""
    read: list[Amount] = []

    def take(match: re.Match[str]) -> str:
        amount = _amount(match)
        if amount is None:
            return match[0]
        read.append(amount)
        return f"<{amount.what}>"

    rest = _AMOUNT.sub(take, unicodedata.normalize("NFKC", text))
    return tuple(read), plain_text(rest)


def is_higher(before: str, after: str) -> bool | None:
    """Return whether one fee is higher than the one before it; None where the wording does not tell."""
    (old, old_rest), (new, new_rest) = amounts(before), amounts(after)
    if not any(each.value for each in new) and (_FREE.search(after) or new):
        return False
    if _FREE.search(before) and not any(each.value for each in old):
        return True if new else None
    if not old or old_rest != new_rest or [each.what for each in old] != [each.what for each in new]:
        return None
    return any(now.value > was.value for was, now in zip(old, new, strict=True))


def _amount(match: re.Match[str]) -> Amount | None:
    if match["share"]:
        value = _number(match["share"])
        return None if value is None else Amount("share", value)
    number, unit = match["digits"] or match["chinese"], match["unit"] or match["after"] or ""
    value = _number(number)
    if value is None:
        return None
    for sign in match["times"] or "":
        value *= _TIMES[sign]
    what, factor = _UNITS.get(unit, ("multiple" if unit else "number", 1.0))
    return Amount(what, value * factor)


def _number(text: str) -> float | None:
    """Read a number in digits, or a Chinese numeral with 万 and 亿; None for what is no number."""
    if text[0].isascii():
        return float(text.replace(",", "")) if _PLAIN.fullmatch(text) else None
    total = 0.0
    for sign, factor in (("亿", 100_000_000.0), ("万", 10_000.0)):
        head, parted, tail = text.partition(sign)
        if parted:
            many = _below_10000(head)
            if many is None:
                return None
            total, text = total + many * factor, tail
    rest = _below_10000(text)
    return None if rest is None else total + rest


def _below_10000(text: str) -> int | None:
    plain = text.replace("两", "二").lstrip("零〇")
    return from_chinese(plain) if plain else 0
