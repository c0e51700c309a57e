"""The imprint of a sheet: which parts its foot has, and that a draft carries neither revision nor code."""

from __future__ import annotations

import pytest
from msgspec import structs
from render_sample import COMMITTED, view

from ptr.render.identity import Identity
from ptr.render.imprint import imprint
from ptr.render.parts.sheet_view import SheetView

CODE = "7K3M9-ABCDE"
EDITION = "版次：2026-1　"
PAST = structs.replace(COMMITTED, past="2025年6月30日", site="https://a.gov.cn/")
LETTER = SheetView(title="示例市民政局关于备案的报告", unit="示例市民政局")
FEET = {
    "not filed yet": (view(), COMMITTED, f"{EDITION}未备案　修订号 3fa9c1d（2026年9月1日）　核验码 {CODE}"),
    "filed": (view(filing="备1"), COMMITTED, f"{EDITION}备案号：备1　修订号 3fa9c1d（2026年9月1日）　核验码 {CODE}"),
    "of the past": (
        view(),
        PAST,
        f"{EDITION}未备案　历史文本：2025年6月30日　修订号 3fa9c1d（2026年9月1日）　核验码 {CODE}",
    ),
    "a draft": (view(), Identity(), f"{EDITION}未备案　草稿"),
    "a draft of the past": (view(), Identity(past="版本 a"), f"{EDITION}未备案　历史文本：版本 a　草稿"),
    "a caveat": (structs.replace(view(), caveat="与第1版不一致"), COMMITTED, f"{EDITION}未备案　草稿，与第1版不一致"),
    "no edition": (structs.replace(view(), edition=None, filing=None), Identity(), "草稿"),
    "a letter": (LETTER, COMMITTED, f"修订号 3fa9c1d（2026年9月1日）　核验码 {CODE}"),
}


@pytest.mark.parametrize(("shown", "identity", "foot"), FEET.values(), ids=FEET)
def test_the_foot_is_all_its_parts_in_one_line(shown: SheetView, identity: Identity, foot: str) -> None:
    assert str(imprint(shown, identity, CODE).foot) == foot


def test_only_a_sheet_with_a_code_has_an_address() -> None:
    assert imprint(view(), PAST, CODE).url == "https://a.gov.cn/v/7K3M9ABCDE"
    assert imprint(view(), structs.replace(PAST, draft=True), CODE).url == ""
    assert imprint(view(), COMMITTED, CODE).url == ""


def test_the_title_has_the_name_of_its_unit_once() -> None:
    assert LETTER.full_title == "示例市民政局关于备案的报告"
    assert view().full_title == "示例市民政局职权目录"
