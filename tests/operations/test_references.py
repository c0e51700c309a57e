"""What a command is told by name it does as if it were told by key; what nobody knows is refused with the nearest."""

from __future__ import annotations

import re

import pytest

from ptr.model.fields.errors import PtrError
from ptr.model.names.meant import meant
from ptr.operations.references import key_of, renaming, unit_key

OFFICE = "张家口市行政权力公开透明运行工作领导小组办公室"
NEW = ("new", "power", "--name", "对甲的处罚", "--dry-run")
TRANSFER = ("transfer", "mz-2pn5um", "--effective", "2026-12-01", "--dry-run")
PAIRS = {
    "the unit of a list": (("file", "list", "--unit", "minzheng"), ("file", "list", "--unit", "张家口市民政局")),
    "a short name": (("file", "list", "--unit", "wanquan-minzheng"), ("file", "list", "--unit", "万全区民政局")),
    "the unit of a comparison": (
        ("diff", "HEAD~20", "--unit", "shenpi"),
        ("diff", "HEAD~20", "--unit", "张家口市行政审批局"),
    ),
    "the unit of statements": (
        ("adjust", "minzheng", "HEAD~1", "--dry-run"),
        ("adjust", "市民政局", "HEAD~1", "--dry-run"),
    ),
    "what is filed, by whom, with whom": (
        ("file", "submit", "shenpi", "--subject", "flows", "--by", "director", "--office", "city", "--dry-run"),
        ("file", "submit", "张家口市行政审批局", "--subject", "flows", "--by", "局长", "--office", OFFICE, "--dry-run"),
    ),
    "the receiver, its department, leader, posts": (
        (
            *TRANSFER,
            "--to",
            "shenpi",
            "--department",
            "social",
            "--lead",
            "director",
            "--post",
            "boundaries-clerk=director",
        ),
        (
            *(*TRANSFER, "--to", "张家口市行政审批局", "--department", "社会事务审批科", "--lead", "局长"),
            *("--post", "区划地名经办岗=局长"),
        ),
    ),
}


@pytest.mark.parametrize("claim", PAIRS)
def test_a_name_does_what_the_key_does(claim, inside, playground):
    by_key, by_name = (inside("--registry", playground, *words) for words in PAIRS[claim])
    assert by_key.code == by_name.code
    assert _steady(by_key) == _steady(by_name) != ""


def test_a_power_is_begun_by_the_names_of_its_class_and_department(inside, playground):
    words = (*NEW, "张家口市民政局", "--class", "行政处罚", "--department", "社会救助科")
    ran = inside("--registry", playground, *words)
    assert ran.code == 0, ran.err
    assert "units/minzheng/powers/mz-" in ran.err


@pytest.mark.parametrize(
    ("words", "nearest"),
    [
        (
            ("file", "list", "--unit", "民政局"),
            "相近的：张家口市民政局（minzheng）、张家口市万全区民政局（wanquan-minzheng）",
        ),
        (("diff", "HEAD~1", "--unit", "minzhen"), "没有单位 minzhen；相近的：张家口市民政局（minzheng）"),
        (
            (*NEW, "minzheng", "--class", "处罚", "--department", "finance"),
            "没有权力类别 处罚；相近的：行政处罚（penalty）",
        ),
        (
            (*NEW, "minzheng", "--class", "penalty", "--department", "assistence"),
            "没有内设机构 assistence；相近的：社会救助科（assistance）",
        ),
        (("render", "--unit", "市民局"), "没有单位 市民局；相近的：张家口市民政局（minzheng）"),
    ],
)
def test_what_is_unknown_is_refused_with_the_nearest(words, nearest, inside, playground):
    ran = inside("--registry", playground, "--lang", "zh", *words)
    assert ran.code == 2
    assert nearest in ran.err


def test_a_name_of_two_things_is_refused_with_their_keys():
    with pytest.raises(PtrError, match="2 posts are called “科员”; write the key: a, b"):
        meant("post", [("a", "科员"), ("b", "科员")], "科员")
    assert meant("post", [("a", "科员"), ("b", "科员")], "b") == "b"


def test_nothing_stays_nothing_and_a_key_is_not_looked_up(tmp_path):
    assert unit_key(tmp_path, "") == key_of(tmp_path, "post", "", "a") == ""
    assert unit_key(tmp_path, "gone", of_past=True) == "gone"
    assert renaming(tmp_path, "post", ["a=b", "odd"], ["mz-2pn5um"], "shenpi") == ["a=b", "odd"]


def _steady(ran):
    """What a run says, without the keys that are drawn anew each time."""
    return re.sub(r"[a-z]+-[a-z2-7]{6}\.yaml", "KEY.yaml", ran.out + ran.err)
