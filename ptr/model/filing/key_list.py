"""A list of keys in the format of Git's allowed-signers file: until which day some key of it is valid."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Final

NAMESPACE: Final = "ptr"
"""The purpose of a signature: one made for another purpose does not count."""
OPTION: Final = re.compile(r'(?i)(valid-before|namespaces)="([^"]*)"')


def has_keys(content: bytes | None) -> bool:
    """Return whether a list names any key, valid or not."""
    return any(_lines(content or b""))


def last_day(content: bytes) -> datetime.date:
    """Return the last day on which some key of a list can be valid; `date.min` where none ever is."""
    return max(map(_last_day, _lines(content)), default=datetime.date.min)


def _lines(content: bytes) -> Iterator[str]:
    for line in content.decode("utf-8", "replace").splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            yield line


def _last_day(line: str) -> datetime.date:
    options = {name.lower(): value for name, value in OPTION.findall(line)}
    purposes = options.get("namespaces")
    if purposes is not None and not any(fnmatchcase(NAMESPACE, each) for each in purposes.split(",")):
        return datetime.date.min
    end = options.get("valid-before")
    if end is None:
        return datetime.date.max
    try:
        day = datetime.datetime.strptime(end[:8], "%Y%m%d").date()
    except ValueError:
        return datetime.date.min
    at_midnight = not end[8:].strip("0Z")
    return day - datetime.timedelta(days=1) if at_midnight else day
