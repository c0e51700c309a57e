"""The statement of adjustment (调整说明): one heading per statement, then its content, term by term."""

from __future__ import annotations

from typing import Final

from tools.word.blocks import p
from tools.word.documents import _letter

LAYOUT: Final = _letter.LAYOUT
BODY: Final = "".join(
    (
        p("标题", "{{ doc.title }}"),
        p("顶格正文"),
        _letter.TEXT.replace("SEPARATOR", "{% if it.label %}：{% endif %}"),
        _letter.SIGNED,
        p("顶格正文"),
    )
)
