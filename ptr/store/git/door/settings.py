"""Git's settings as every call has them: those on the command line stand above all that a configuration says.

Each of them changes what Git prints, or names a program that Git would run.
"""

from __future__ import annotations

import os
from typing import Final

COLOURED: Final = ("branch", "decorate", "diff", "grep", "interactive", "showBranch", "status", "ui")
NONE: Final = os.devnull

FIXED: Final = {
    **{f"color.{each}": "never" for each in COLOURED},
    "advice.graftFileDeprecated": "false",
    "core.abbrev": "auto",
    "core.attributesFile": NONE,
    "core.autocrlf": "false",
    "core.checkStat": "default",
    "core.eol": "lf",
    "core.excludesFile": NONE,
    "core.fileMode": "false",
    "core.fsmonitor": "false",
    "core.hooksPath": NONE,
    "core.ignoreCase": "false",
    "core.precomposeUnicode": "true",
    "core.quotePath": "true",
    "core.safecrlf": "false",
    "core.trustctime": "true",
    "core.untrackedCache": "keep",
    "diff.ignoreSubmodules": "dirty",
    "diff.mnemonicPrefix": "false",
    "diff.noprefix": "false",
    "diff.orderFile": NONE,
    "diff.relative": "false",
    "diff.renames": "false",
    "grep.column": "false",
    "grep.fallbackToNoIndex": "false",
    "grep.fullName": "false",
    "grep.lineNumber": "false",
    "grep.patternType": "default",
    "i18n.commitEncoding": "UTF-8",
    "i18n.logOutputEncoding": "UTF-8",
    "log.diffMerges": "separate",
    "log.follow": "false",
    "log.showRoot": "true",
    "log.showSignature": "false",
    "submodule.recurse": "false",
}
WORDS: Final = ("--no-pager", *(word for key, value in FIXED.items() for word in ("-c", f"{key}={value}")))
"""What stands between `git` and a command."""

DRIVERS: Final = r"^filter\..*\.(clean|smudge|process|required)$"
"""The settings that name the programs which Git runs over the files of a working tree."""

PROMISES: Final = r"^(extensions\.partialclone|remote\..*\.promisor)$"
"""The settings of a clone that was made with a filter."""


def unfiltered(drivers: str) -> tuple[str, ...]:
    """Return the words that take their programs from filters, given their settings' names, each ended by a NUL."""
    names = [name for name in drivers.split("\0") if name]
    return tuple(word for name in names for word in ("-c", f"{name}={'false' if name.endswith('required') else ''}"))
