"""SVG: one self-contained drawing, as its template wrote it; text stays text."""

from __future__ import annotations

from typing import Any, Final

from ptr.render.flowchart.text import width, wrap
from ptr.render.formats import Page

NAME: Final = "svg"
SUFFIX: Final = ".svg"
MARKUP: Final = "svg.j2"
PINNED_FONTS: Final = False
FILTERS: Final[dict[str, Any]] = {"wrap": wrap, "across": width}


def finalize(value: Any) -> Any:
    """Leave the value to Jinja's own escaping."""
    return value


def render(page: Page) -> bytes:
    """Encode the drawing; nothing else changes it, so that the same inputs give the same bytes."""
    return page.text.encode()
