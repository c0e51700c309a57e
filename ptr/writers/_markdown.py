"""Text in Markdown."""

from __future__ import annotations

import re


def escaped(text: str) -> str:
    """Escape what Markdown, or GitHub's extension of it, could read as more than text."""
    return re.sub(r"([\\`*_{}\[\]<>()#|~&@!$:^=+\"'.-])", r"\\\1", text)
