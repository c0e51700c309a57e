"""Personal data in a text, recognised only where certain, and masked for those whom it does not concern."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Final

from ptr.model.fields.pattern import pattern

IDENTITY: Final = pattern(r"(?<![0-9A-Za-z])[1-8][0-9]{16}[0-9Xx](?![0-9A-Za-z])")
MOBILE: Final = pattern(r"(?<![0-9A-Za-z〕\-])1[3-9][0-9](?:[ \-]?[0-9]{4}){2}(?![0-9A-Za-z号\-])")
HOME: Final = pattern(
    r"[0-9一二三四五六七八九十]+(?:号楼|号|栋|幢)[^，。；\s]{0,4}[0-9一二三四五六七八九十]+单元[^，。；\s]{0,4}?[0-9]+"
)
WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS: Final = "10X98765432"
ORGANISATION: Final = pattern(r"[局厂店院会部社村校行所馆站司]$|公司|集团|中心|合作")
PERSON: Final = pattern(r"[一-鿿]{2,3}")
MASK: Final = "×"


def identities(text: str) -> Iterator[str]:
    """Yield the identity numbers (GB 11643) in a text: a real birthday and the right check character."""
    yield from (match.group() for match in IDENTITY.finditer(text) if _is_identity(match.group()))


def mobiles(text: str) -> Iterator[str]:
    """Yield the mobile numbers in a text."""
    yield from (match.group() for match in MOBILE.finditer(text))


def homes(text: str) -> Iterator[str]:
    """Yield the home addresses in a text: a flat by building, unit and room."""
    yield from (match.group() for match in HOME.finditer(text))


def is_person(name: str) -> bool:
    """Return whether a text is certainly the unmasked name of a person."""
    return bool(PERSON.fullmatch(name)) and "某" not in name and not ORGANISATION.search(name)


def masked(text: str) -> str:
    """Return a text with each identity number, mobile number and home address in it masked."""
    for find in (identities, mobiles, homes):
        for passage in sorted(set(find(text)), key=len, reverse=True):
            text = text.replace(passage, MASK * len(passage))
    return text


def masked_name(name: str) -> str:
    """Return a name with a person's given name masked (张某), and anything else as `masked` returns it."""
    return f"{name[0]}某" if is_person(name) else masked(name)


def _is_identity(text: str) -> bool:
    try:
        birthday = datetime.date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(text[:17], WEIGHTS, strict=True))
    return 1900 <= birthday.year <= 2100 and CHECKS[total % 11] == text[17].upper()
