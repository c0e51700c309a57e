"""Plain scalars by the core schema of YAML 1.2, and the words on which YAML parsers disagree."""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from ptr.model.fields.pattern import pattern

Scalar: TypeAlias = str | int | float | bool | None

_INTEGER_TEXT: Final = r"[-+]?(0|[1-9][0-9]{0,17})$"
_FLOAT_TEXT: Final = r"[-+]?(0|[1-9][0-9]*)\.[0-9]+$"
_DOUBTFUL_TEXT: Final = r"""(?:
        [yYnN]|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|True|TRUE|False|FALSE|null|Null|NULL|~   # other YAMLs' words
        |[-+]?[1-9][0-9]{18,}                                            # more than a machine's integer holds
        |[-+]?0[0-9_]+|0[ox][0-9a-fA-F]+|0b[01_]+                       # leading zero, octal, hexadecimal, binary
        |[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?               # base 60
        |[-+]?[0-9]+(?:_[0-9_]*)+(?:\.[0-9_]*)?                          # 1_000
        |[-+]?(?:\.[0-9]+|[0-9]+\.|[0-9]+(?:\.[0-9]*)?[eE][-+]?[0-9]+)  # .5  5.  1e3
        |[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|=|<<
        |[0-9]{4}-(?:[0-9]-[0-9]{1,2}|[0-9]{2}-[0-9])                   # 2005-3-1
        |[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9].*           # timestamps
    )$"""
_INTEGER: Final = pattern(_INTEGER_TEXT)
_FLOAT: Final = pattern(_FLOAT_TEXT)
_READ_DIFFERENTLY: Final = pattern(_DOUBTFUL_TEXT, re.VERBOSE)
_NO_TEXT: Final = pattern(rf"true$|false$|{_INTEGER_TEXT}|{_FLOAT_TEXT}|{_DOUBTFUL_TEXT}", re.VERBOSE)


def typed(word: str) -> Scalar:
    """Return the value of a word without quotes; a doubtful one stays text."""
    if word == "":
        return None
    if word in ("true", "false"):
        return word == "true"
    if word[0].isalpha() and len(word) > 5:
        return word
    if _INTEGER.match(word):
        return int(word)
    return float(word) if _FLOAT.match(word) else word


def reads_differently(word: str) -> bool:
    """Return whether YAML parsers disagree on a word without quotes."""
    return _READ_DIFFERENTLY.match(word) is not None


def is_ambiguous(word: str) -> bool:
    """Return whether some reader could take a word without quotes for something other than text."""
    return _NO_TEXT.match(word) is not None
