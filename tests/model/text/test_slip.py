"""What is a slip of the pen, and what decides something."""

from __future__ import annotations

import pytest

from ptr.model.text.slip import is_slip

SUMMARY = "在街面上摆放物品，先到窗口申请许可"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (SUMMARY, "在街面上摆放物品，先到窗囗申请许可"),
        (SUMMARY, "在街面上摆放物品，请先到窗口申请许可"),
        (SUMMARY, "在街面上摆放物，先到窗口申请许可"),
        (SUMMARY, "在街上摆放物品，先到窗口提出申请许可"),
        ("处罚依据、程序和结果", "处罚依据、程序和结杲"),
    ],
)
def test_few_characters_of_a_long_text_are_a_slip(before: str, after: str) -> None:
    assert is_slip(before, after)
    assert is_slip(after, before)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("办结以后三日内公布结果", "办结以后五日内公布结果"),
        ("办结以后3日内公布结果", "办结以后13日内公布结果"),
        ("办结以后３日内公布结果", "办结以后５日内公布结果"),
        ("结果应当向社会公布", "结果不应当向社会公布"),
        ("未公布的结果可以申请", "公布的结果可以申请"),
        ("申请许可", "申请备案"),
        ("集体研究", "个人研究"),
        (SUMMARY, "在街面上摆放广告招牌，先到窗口申请许可"),
        (SUMMARY, ""),
    ],
)
def test_a_number_a_negation_and_much_of_a_text_are_none(before: str, after: str) -> None:
    assert not is_slip(before, after)
    assert not is_slip(after, before)


def test_two_long_texts_are_told_apart_at_once() -> None:
    assert not is_slip("甲乙丙丁" * 5000, "甲乙丙戊" * 5000)
