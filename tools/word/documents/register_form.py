"""The register form (动态运行情况登记表): one form per use of a power; a blank one leaves room to write."""

from __future__ import annotations

from typing import Final

from tools.word.blocks import cell, each_row, items, p, row, row_tag, table, when
from tools.word.documents._parts import DRAFT, INTERNAL
from tools.word.frame import Layout

LAYOUT: Final = Layout(
    top=20, bottom=18, left=18, right=18, running=("{{ doc.unit }}{{ doc.title }}", INTERNAL)
)  # fmt: skip
LABEL: Final = 28
VALUE: Final = LAYOUT.width / 2 - LABEL
STEPS: Final = (44, 30, 30, 30, LAYOUT.width - 134)


def cell_text(name: str) -> str:
    """Write the content of a cell; empty lines where the form is blank."""
    return when(
        "doc.blank",
        p("表格文字", f"{{{{ '\\n' * {name}.lines }}}}"),
        otherwise=(when(f"{name}.items", items(f"{name}.items"), otherwise=(p("表格文字", "—"),)),),
    )


def form(parts: str) -> str:
    """Write the grid of labelled cells, under a heading for each part."""
    two = row(
        cell(p("表格栏目", "{{ pair[0].label }}")),
        cell(cell_text("pair[0]")),
        cell(p("表格栏目", "{{ pair[1].label }}")),
        cell(cell_text("pair[1]")),
    )
    one = row(cell(p("表格栏目", "{{ pair[0].label }}")), cell(cell_text("pair[0]"), span=3))
    return table(
        (LABEL, VALUE, LABEL, VALUE),
        (),
        row_tag(f"for part in {parts}", 4),
        row(cell(p("表格小标题", "{{ part.label }}"), span=4)),
        each_row(
            "pair in part.cells|paired",
            4,
            row_tag("if pair|length == 2", 4),
            two,
            row_tag("else", 4),
            one,
            row_tag("endif", 4),
        ),
        row_tag("endfor", 4),
    )


BODY: Final = "".join(
    (
        DRAFT,
        p("标题", "{{ doc.title }}"),
        p("版次", "（{{ doc.note }}）"),
        p(
            "单位行",
            "单位：{{ doc.unit }}{% if doc.audience != 'public' %}　　　　{{ doc.serial.label }}："
            "{% if doc.serial.items %}{{ doc.serial.items[0].text }}{% endif %}{% endif %}",
        ),
        form("doc.sections"),
        when(
            "doc.steps",
            p("单位行", "办理过程"),
            table(
                STEPS,
                tuple(f"{{{{ doc.columns[{place}] }}}}" for place in range(5)),
                each_row(
                    "it in doc.steps",
                    5,
                    row(*(cell(p("表格文字", f"{{{{ it.cells[{place}] }}}}")) for place in range(5))),
                ),
            ),
        ),
        p("单位行"),
        form("doc.stages"),
    )
)
