"""The papers that are plain text, word for word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from busy import UNIT, busy
from support import CLOCK

from ptr.model.field import Audience
from ptr.operations.render import render_to
from ptr.operations.sheets import plan

NOW = CLOCK._replace(chosen=None)
GOLDEN = Path(__file__).parent / "golden"
PAPERS = [
    ("briefing", Audience.INTERNAL, ()),
    ("briefing", Audience.PUBLIC, ()),
    ("press-digest", Audience.PUBLIC, ()),
    ("press-digest", Audience.PUBLIC, (UNIT,)),
]


@pytest.mark.parametrize(("document", "reader", "units"), PAPERS)
def test_a_paper_in_text_is_the_golden_one(
    document: str, reader: Audience, units: tuple[str, ...], bundled: Path, tmp_path: Path
) -> None:
    root = busy(bundled, tmp_path / "registry")
    sheets = plan(root, [document], units, "text", NOW, audience=reader)
    (made,) = render_to(root, sheets, tmp_path / "out", NOW)
    golden = GOLDEN / "-".join([document, reader, *units])
    text = re.sub(r"(?m)^(修订号|草稿).*\n", "", made.read_text("utf-8"))
    assert text == golden.with_suffix(".txt").read_text("utf-8"), (
        f"if the change is meant, write the new text to {golden}.txt"
    )
