"""Where two texts differ, run by run."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Final, TypeAlias

from msgspec import Struct

LONGEST: Final = 3000
"""Characters of the longest text that is compared; in longer ones nothing is marked."""

SHORTEST: Final = 2
"""Characters of the shortest run that counts as shared by both texts: single ones coincide by chance."""

_TOKEN: Final = re.compile(r"[0-9]+|[A-Za-z]+|.", re.DOTALL)
"""Numbers and Latin words differ as wholes: 80 and 180 share no digits."""


class TextRun(Struct, frozen=True):
    """A run of characters; `changed` if the other text does not hold it."""

    text: str
    changed: bool = False


TextRuns: TypeAlias = tuple[TextRun, ...]


def differing_runs(before: str, after: str) -> tuple[TextRuns, TextRuns]:
    """Return both texts as runs; where either is empty or too long, nothing is marked."""
    if not before or not after or max(len(before), len(after)) > LONGEST:
        return tuple(TextRun(text) for text in (before,) if text), tuple(TextRun(text) for text in (after,) if text)
    runs: tuple[list[tuple[str, bool]], list[tuple[str, bool]]] = ([], [])
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    for what, first, last, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        texts = "".join(old[first:last]), "".join(new[begin:end])
        same = what == "equal" and len(texts[0]) >= SHORTEST
        for side, text in zip(runs, texts, strict=True):
            if text:
                side.append((text, not same))
    return _joined(runs[0]), _joined(runs[1])


def _joined(runs: list[tuple[str, bool]]) -> TextRuns:
    """Join neighbouring runs of one kind."""
    joined: list[TextRun] = []
    for text, changed in runs:
        if joined and joined[-1].changed is changed:
            joined[-1] = TextRun(joined[-1].text + text, changed)
        else:
            joined.append(TextRun(text, changed))
    return tuple(joined)
