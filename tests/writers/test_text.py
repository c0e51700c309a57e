"""Text for people ends with tables when there is much, in 80 columns, and colours only where told."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace
from rich.cells import cell_len

from ptr.model.fields.level import Level
from ptr.model.text.language import Language

from .sample import NAMED, RULES, SAMPLE, written


def many(number: int, units: int = 1, name: str = "单位"):
    found = tuple(
        replace(NAMED, unit=f"{name}{each % units:03}", message=(f"第{each}处", f"place {each}"))
        for each in range(number)
    )
    return replace(SAMPLE, findings=found)


def tables(report, **terms) -> list[str]:
    text = written("text", report, **terms)
    return text.split("\n\n")[1:-1]


@pytest.mark.parametrize(("number", "shown"), [(20, False), (21, True)])
def test_tables_follow_more_than_twenty_findings(number, shown):
    assert bool(tables(many(number))) is shown


def test_the_tables_count_by_unit_and_by_rule():
    first, second = (replace(NAMED, unit="minzheng", level=level) for level in (Level.ERROR, Level.WARNING))
    waived = replace(first, waived="有批文", code="X004")
    units, rules = tables(replace(SAMPLE, findings=(first,) * 12 + (second,) * 9 + (waived,) * 3))
    assert " ".join(units.split()) == "单位 错误 警告 提示 已豁免 minzheng 12 9 0 3"
    assert " ".join(rules.split()) == "常见规则 次数 P002 职权名称与类别不符 21"


def test_beyond_fifteen_units_the_rest_is_one_row():
    units, _ = tables(many(60, units=30))
    rows = units.splitlines()
    assert len(rows) == 1 + 15 + 1
    assert rows[-1].split() == ["其余", "15", "个", "30", "0", "0", "0"]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", ["ab", "名称很长的单位" * 9, "🏛" * 50, "[red]"])
def test_the_tables_fit_eighty_columns_and_stay_aligned(name, language):
    report = replace(many(90, 30, name), rules=tuple(replace(rule, titles=("很长的题目" * 20,) * 2) for rule in RULES))
    for table in tables(report, language=language):
        widths = {cell_len(line) for line in table.splitlines()}
        assert len(widths) == 1, table
        assert widths.pop() <= 80
    assert name[:3] in tables(report, language=language)[0]


@pytest.mark.parametrize("excerpt", ["name: " + "很长的一行" * 40, "x" * 500, "🏛" * 90])
@pytest.mark.parametrize("column", [1, 7, 80])
def test_an_excerpt_fits_eighty_columns_with_the_carets_under_its_spot(excerpt, column):
    mark = replace(NAMED.spot.mark, column=column, length=4)
    report = replace(SAMPLE, findings=(replace(NAMED, excerpt=excerpt, spot=replace(NAMED.spot, mark=mark)),))
    line, carets = (each for each in written("text", report).splitlines() if "│" in each)
    assert cell_len(line) <= 80
    start, end = carets.index("^"), carets.rindex("^") + 1
    shown = line
    while cell_len(shown) > end:
        shown = shown[:-1]
    assert shown.endswith(excerpt[column - 1 : column + 3])
    assert cell_len(shown) - cell_len(excerpt[column - 1 : column + 3]) == start


@pytest.mark.parametrize("colour", [False, True])
def test_it_is_coloured_only_where_told(colour, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    assert bool(re.search("\x1b", written("text", many(30), colour=colour))) is colour


def test_waived_and_dated_findings_say_why_they_do_not_count():
    text = written("text", SAMPLE, language=Language.EN)
    assert "  by date, does not fail the run\n" in text
    assert "  waived: 市政府已去函查询\n" in text


def test_a_flood_of_findings_in_one_file_is_counted_not_listed():
    flood = tuple(replace(NAMED, message=(f"第{each}处", f"place {each}")) for each in range(206))
    text = written("text", replace(SAMPLE, findings=flood))
    assert "第199处" in text
    assert "第200处" not in text
    assert f"{NAMED.spot.path}: {NAMED.code}: 此文件还有 6 处" in text


def test_many_waived_findings_are_counted_not_listed():
    waived = tuple(replace(NAMED, waived="有批文", message=(f"第{each}处", "")) for each in range(25))
    text = written("text", replace(SAMPLE, findings=waived))
    assert text.count("有批文") == 20
    assert "另有 5 个已豁免" in text
