"""HTML: one self-contained page, as its template wrote it."""

from __future__ import annotations

from typing import Any, Final

from ptr.render.formats import Page

NAME: Final = "html"
SUFFIX: Final = ".html"
MARKUP: Final = "html.j2"
PINNED_FONTS: Final = False
FILTERS: Final[dict[str, Any]] = {}


def finalize(value: Any) -> Any:
    """Leave the value to Jinja's own escaping."""
    return value


def render(page: Page) -> bytes:
    """Encode the page; nothing else changes it, so that the same inputs give the same bytes."""
    return page.text.encode()
