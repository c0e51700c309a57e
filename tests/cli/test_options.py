"""Options that several commands share mean the same everywhere: days, formats, dry runs."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from support import Run

NO_DAYS = ["1.1.", "2026-02-30", "2026-W01", "20260105", "today"]
TAKE_A_DAY = [
    "--today {} rules",
    "diff --since {}",
    "impact 建筑法 --edition {}",
    "adjust --event {}",
    "transfer a-k3p7qd --to b --effective {}",
    "catalogue issue a --approved-by x --approved-on {}",
    "file accept --all-pending --number 1 --on {}",
    "file return a-k3p7qd --remark x --on {}",
    "file submit a --subject flows --by x --on {}",
    "waive --all --basis x --reason y --until {}",
]


@pytest.mark.parametrize("day", NO_DAYS)
@pytest.mark.parametrize("line", TAKE_A_DAY)
def test_what_is_no_day_is_refused_in_the_same_words_everywhere(line, day, small, inside: Run):
    option = re.findall(r"--\S+(?= \{\})", line)[0]
    ran = inside("--registry", small, "--lang", "en", *line.format(day).split())
    assert ran.code == 2
    assert f"ptr: {option} is a day like 2026-01-31: {day}" in ran.err


ACTS = [
    "--at 2026-06-02 render --list",
    "--at 2026-06-02 validate",
    "--at 2026-06-02 history a-k3p7qd",
    "--at 2026-06-02 impact 建筑法",
    "catalogue issue a --approved-by x --approved-on 2026-06-02",
    "file accept --all-pending --number 1 --on 2026-06-02",
    "file return a-k3p7qd --remark x --on 2026-06-02",
    "file submit minzheng --subject flows --by director --on 2026-06-02",
]


@pytest.mark.parametrize("line", ACTS)
def test_a_day_to_come_is_refused_where_it_is_that_of_an_act_or_of_a_state(line, small, inside: Run):
    before = held(small)
    for lang, said in (("en", "2026-06-02 is in the future (today is 2026-06-01"), ("zh", "2026-06-02 还没有到")):
        ran = inside("--registry", small, "--lang", lang, "--today", "2026-06-01", *line.split())
        assert (ran.code, ran.out) == (2, "")
        assert said in ran.err
    assert held(small) == before


WRITING = {
    "new law 招标投标法 --force": "laws/招标投标法.yaml",
    "new power minzheng --name 新职权 --class penalty --department organisations": "powers/",
    "waive --all --basis 纪要 --reason 待改 --until 2030-01-01": "waivers/",
    "catalogue issue minzheng --approved-by 局长办公会议 --approved-on 2026-10-30 --today 2026-11-01": "catalogue.yaml",
}


@pytest.fixture
def whole(bundled, tmp_path) -> Path:
    """The bundled registry with one error, and without the edition of one unit."""
    copy = Path(shutil.copytree(bundled, tmp_path / "whole", ignore=shutil.ignore_patterns(".ptr_*")))
    (copy / "units/minzheng/catalogue.yaml").unlink()
    power = next((copy / "units/shenpi/powers").glob("*.yaml"))
    power.write_text(power.read_text("utf-8").replace("status: active", "status: axtive"), "utf-8")
    return copy


@pytest.mark.parametrize("line", WRITING)
def test_a_dry_run_says_what_would_be_written_and_writes_nothing(line, whole, inside: Run):
    before = held(whole)
    ran = inside("--registry", whole, "--lang", "en", *line.split(), "--dry-run")
    assert ran.code == 0, ran.err
    assert "would write" in ran.err
    assert WRITING[line] in ran.err
    assert "git add" not in ran.err
    assert held(whole) == before


def test_a_dry_run_of_init_lists_the_files(tmp_path, inside: Run):
    words = "--place 张家口市 --code 130700 --unit minzheng --unit-name 张家口市民政局 --dry-run"
    ran = inside("init", "new", *words.split())
    assert "new/registry.yaml" in ran.out.splitlines()
    assert not (tmp_path / "new").exists()


def held(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
