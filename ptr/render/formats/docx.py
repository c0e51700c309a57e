"""Word (.docx): a template that a clerk can restyle in Word or WPS, filled by docxtpl, without traces of authors."""

from __future__ import annotations

import re
from typing import Any, Final

from jinja2 import Undefined
from markupsafe import Markup, escape

from ptr.render import templates
from ptr.render.errors import BrokenTemplate
from ptr.render.formats import Page
from ptr.render.parts.listed import listed, paired

NAME: Final = "docx"
SUFFIX: Final = ".docx"
MARKUP: Final = "docx"
PINNED_FONTS: Final = False
FILTERS: Final[dict[str, Any]] = {"listed": listed, "paired": paired}

TEXTS: Final = re.compile(r"word/(document|settings|(header|footer)\d*|footnotes|endnotes)\.xml")
STYLES: Final = "word/styles.xml"


def finalize(value: Any) -> Any:
    """Write a value as XML text, a picture as it is; docxtpl would read `{_{` and the like as braces."""
    if value is None or isinstance(value, Undefined) or hasattr(value, "__html__"):
        return value
    return Markup(str(escape(value)).replace("{_", "{&#95;").replace("_}", "&#95;}"))


def render(page: Page) -> bytes:
    """Fill the template, whose parts include no other, and repack it with a font on every run and fixed dates."""
    from ptr.render.office_files.runs import Fonts, Traced, completed
    from ptr.render.office_files.word import filled
    from ptr.render.office_files.zipped import zipped

    env = templates.environment((), finalize, FILTERS)
    url = page.imprint.url
    parts = filled(page.template, page.content, page.values, env, title=page.title, stamp=page.stamp, url=url)
    fonts = Fonts(parts[STYLES])
    try:
        finished = {
            name: completed(content, fonts) if TEXTS.fullmatch(name) else content for name, content in parts.items()
        }
    except Traced as error:
        zh = f"模板 {page.template} 里还有修订痕迹；请在 Word 或 WPS 中接受全部修订，保存后再用。"
        raise BrokenTemplate(zh, f"template {page.template} has tracked changes; accept them all and save") from error
    return zipped(finished)
