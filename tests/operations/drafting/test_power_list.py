"""The list of a transfer is one table: begun, filled in by a table program, read back, printed."""

from __future__ import annotations

import csv
import io
import json

import pytest
from docx import Document
from drafted import OTHER, POWER, complete, held
from repositories import commit

TODAY = ("--today", "2026-10-09")
HEAD = "编号,职权编码,职权名称,行使频率,处理意见"
ROW = "a-k3p7qd,A-02-001,对擅自堆放杂物的处罚,年均120件,保留"


def read(inside, root, file, *words):
    return inside("--registry", root, *TODAY, "transfer", "--list", file, "--to", "b", *words)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk"])
def test_what_is_written_and_filled_in_is_read_back_into_the_statement(root, inside, tmp_path, encoding):
    file = tmp_path / "清单.csv"
    ran = inside("--registry", root, *TODAY, "transfer", POWER, OTHER, "--to", "b", "--write-list", file)
    assert ran.code == 0, ran
    rows = list(csv.reader(io.StringIO(file.read_bytes().decode("utf-8-sig"))))
    assert rows[0] == HEAD.split(",")
    assert [row[0] for row in rows[1:]] == [POWER, OTHER]
    for row, (often, proposal) in zip(rows[1:], (("年均120件", "保留"), ("没有行使过", "abolished")), strict=True):
        row[3:] = [often, proposal]
    text = io.StringIO()
    csv.writer(text).writerows([*rows, ["", "", "", "", ""]])
    file.write_bytes(text.getvalue().encode(encoding))
    ran = read(inside, root, file, "--format", "json")
    (statement,) = json.loads(ran.out)["statements"]
    assert "items" not in statement["to_fill_in"]
    (path,) = (root / "units/a/adjustments").iterdir()
    written = path.read_text("utf-8")
    assert f"  - power: {POWER}\n    code: A-02-001\n    name: 对擅自堆放杂物的处罚\n" in written
    assert "frequency: 没有行使过\n    proposal: abolished\n" in written


def test_without_a_table_the_statement_leaves_its_columns_to_fill_in(root, inside):
    inside("--registry", root, *TODAY, "transfer", POWER, "--to", "b")
    ran = inside("--registry", root, *TODAY, "validate", "--format", "json")
    empty = {found["pointer"] for found in json.loads(ran.out)["findings"] if found["code"] == "S008"}
    assert {"/items/0/frequency", "/items/0/proposal"} <= empty


FAULTS = {
    "a column that does not exist": (f"{HEAD},备注\n{ROW},x", "row 1, column 6: there is no column “备注”"),
    "a column twice": (f"{HEAD},power\n{ROW},x", "row 1, column 6: “power” stands twice"),
    "no keys": ("职权名称,处理意见\n对擅自堆放杂物的处罚,保留", "row 1: the column power is missing"),
    "a code that a table program changed": (f"{HEAD}\n{ROW.replace('A-02-001', '2')}", "row 2, column “职权编码”: “2”"),
    "a name that was edited": (f"{HEAD}\n{ROW.replace('杂物', '垃圾')}", "row 2, column “职权名称”"),
    "an unknown power": (f"{HEAD}\n{ROW}\na-zzzzzz,,x,,", "row 3, column “编号”: there is no power a-zzzzzz"),
    "a power twice": (f"{HEAD}\n{ROW}\n{ROW}", "row 3, column “编号”: a-k3p7qd stands twice"),
    "an empty key": (f"{HEAD}\n,,,年均120件,保留", "row 2, column “编号”: it is empty"),
    "a proposal of another kind": (f"{HEAD}\n{ROW.replace('保留', '移交')}", "row 2, column “处理意见”: one of kept"),
    "a cell beyond the columns": (f"{HEAD}\n{ROW},x", "row 2: more cells than columns"),
    "a text of two lines": (
        f"{HEAD}\n{ROW.replace('年均120件', chr(34) + '年' + chr(10) + '均' + chr(34))}",
        "one line",
    ),
    "no rows": (HEAD, "it lists no power"),
    "nothing": ("", "the column power is missing"),
}


@pytest.mark.parametrize("claim", FAULTS)
def test_each_fault_is_named_with_row_and_column_and_nothing_is_moved(root, inside, tmp_path, claim):
    text, said = FAULTS[claim]
    file = tmp_path / "list.csv"
    file.write_text(text, "utf-8")
    before = held(root)
    ran = read(inside, root, file)
    assert ran.code == 2
    assert said in ran.err
    assert held(root) == before


def test_all_faults_are_named_at_once(root, inside, tmp_path):
    file = tmp_path / "list.csv"
    file.write_text(f"{HEAD}\n{ROW.replace('保留', '移交')}\na-zzzzzz,,,,\n", "utf-8")
    ran = read(inside, root, file)
    assert ran.err.count("\n  row ") == 2


@pytest.mark.parametrize("raw", [HEAD.encode("utf-16"), b"PK\x03\x04\0\0\xff\xfe", b"\x80\x81\xff"])
def test_what_is_no_table_is_refused(root, inside, tmp_path, raw):
    file = tmp_path / "list.csv"
    file.write_bytes(raw)
    ran = read(inside, root, file)
    assert ran.code == 2
    assert "no CSV text" in ran.err or "is missing" in ran.err


def test_a_table_that_was_begun_is_not_overwritten(root, inside, tmp_path):
    file = tmp_path / "list.csv"
    file.write_text("filled in", "utf-8")
    ran = inside("--registry", root, *TODAY, "transfer", POWER, "--to", "b", "--write-list", file)
    assert ran.code == 2
    assert file.read_text("utf-8") == "filled in"


def test_a_whole_unit_has_a_table_too(root, inside, tmp_path):
    file = tmp_path / "list.csv"
    inside("--registry", root, *TODAY, "transfer", "--all", "a", "--to", "b", "--write-list", file)
    assert len(file.read_bytes().decode("utf-8-sig").splitlines()) == 1 + len(list((root / "units/a/powers").iterdir()))


def test_the_statement_prints_the_list_as_one_table(root, inside, tmp_path):
    file = tmp_path / "list.csv"
    file.write_text(f"{HEAD}\n{ROW}\n", "utf-8")
    read(inside, root, file)
    complete(root, "a")
    commit(root, day="2026-10-09")
    ran = inside("--registry", root, *TODAY, "diff", "HEAD~1", "--unit", "a", "--package", tmp_path / "package")
    assert ran.code == 0, ran
    paper = tmp_path / "package/statement.docx"
    tables = [[cell.text for cell in row.cells] for row in Document(str(paper)).tables[0].rows]
    assert tables[0] == ["序号", "职权编码", "职权名称", "行使频率", "处理意见"]
    assert tables[1] == ["1", "A-02-001", "对擅自堆放杂物的处罚", "年均120件", "保留"]
