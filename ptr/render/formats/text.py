"""Plain text: for a bulletin that is read out, pasted or sent on; nothing in it is markup."""

from __future__ import annotations

from typing import Any, Final

import jinja2
from markupsafe import Markup

from ptr.render.formats import Page

NAME: Final = "text"
SUFFIX: Final = ".txt"
MARKUP: Final = "txt.j2"
PINNED_FONTS: Final = False
FILTERS: Final[dict[str, Any]] = {}


def finalize(value: Any) -> Any:
    """Write a value as it is: text has no markup to escape."""
    return value if isinstance(value, jinja2.Undefined) else Markup(value)


def render(page: Page) -> bytes:
    """Encode the text, which ends with one line feed."""
    return f"{page.text.strip()}\n".encode()
