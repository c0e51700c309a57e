"""What weighs more on the counterpart, and what the wording does not tell."""

from __future__ import annotations

import pytest

from ptr.model.documents.power import Limit, LimitUnit
from ptr.model.duties.amounts import is_higher
from ptr.model.duties.burden import LATER, LONGER, START, of_limit


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("每吨 20 元", "每吨 30 元"),
        ("每件三百元", "每件五百元"),
        ("每件 300 元", "每件五百元"),
        ("一千二百元", "1,300元"),
        ("每件9000元", "每件1万元"),
        ("每平方米５角", "每平方米1元"),
        ("按合同额百分之一收取", "按合同额2%收取"),
        ("不超过三倍", "不超过五倍"),
        ("首次10元，以后每次5元", "首次10元，以后每次6元"),
        ("免费", "每件10元"),
        ("免收", "每件一元"),
        ("0元", "5元"),
        ("20/吨", "30/吨"),
    ],
)
def test_a_higher_amount_is_told_however_it_is_written(before: str, after: str) -> None:
    assert is_higher(before, after) is True
    assert is_higher(after, before) is False


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("每件10元", "每件十元"),
        ("免收", "0元"),
        ("不收费", "免费"),
        ("1万元", "10000元"),
        ("每件10元", "每件 10.00 元"),
    ],
)
def test_the_same_amount_is_no_higher(before: str, after: str) -> None:
    assert is_higher(before, after) is False


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("10元/件", "20元/份"),
        ("首次10元", "首次10元，以后每次5元"),
        ("按国家标准", "按省标准"),
        ("按（2016）12号文件", "按（2018）15号文件"),
        ("一次性收取二百元", "每月收取二百元"),
    ],
)
def test_what_the_wording_does_not_tell_is_left_open(before: str, after: str) -> None:
    assert is_higher(before, after) is None


def limit(value: int, starts: str) -> Limit:
    return Limit(value=value, unit=LimitUnit.WORKING_DAYS, starts=starts)


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        (limit(20, "收到申请之日"), limit(20, "受理之日"), LATER),
        (limit(20, "受理之日"), limit(20, "受理次日"), LATER),
        (limit(20, "受理之日"), limit(20, "材料齐全之日"), None),
        (limit(20, "受理之日"), limit(15, "现场核查结束之日"), LATER),
        (limit(20, "受理之日"), limit(20, "收到申请之日"), None),
        (limit(20, "受理之日"), limit(20, "张榜之日"), START),
        (limit(20, "受理之日"), limit(30, "收到申请之日"), LONGER),
        (limit(20, "受理之日"), limit(20, "受理之日"), None),
    ],
)
def test_a_clock_that_starts_later_burdens_as_a_longer_one_does(before: Limit, after: Limit, why: object) -> None:
    assert of_limit(before, after) == why
