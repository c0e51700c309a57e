"""The spreadsheet file written from a description: typed cells, frozen heads, print areas, remarks on limits."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from typing import Any, Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ptr.render.errors import RenderError
from ptr.render.office_files.book import Book, Cell, Column, Day, Sheet
from ptr.render.office_files.cells import CELL, HEIGHT, ROWS, fitting, height, shown_name
from ptr.render.parts.values import day
from ptr.render.qr import picture

PAPER_SIZES: Final = {"a3": 8, "a4": 9}
DAY: Final = 'yyyy"年"m"月"d"日"'
FONT: Final = {"font_name": "仿宋", "font_size": 10, "valign": "top"}
HEI: Final = {"font_name": "黑体", "font_size": 10, "valign": "vcenter"}
RED: Final = "#A31D1D"
AROUND: Final = 7  # the most rows around those of the template: title, warning, foot, head, space, remarks
CODE: Final = 86  # screen dots, a 96th of an inch each, along the code's edge: 23 mm
EXACT: Final = 10**15  # a spreadsheet keeps fifteen digits of a number
FOOT: Final = 255  # characters of a header or footer, its own marks included


def written(book: Book, title: str, foot: str, stamp: datetime.datetime, url: str = "") -> bytes:
    """Write the book: the same arguments give the same bytes; `url` is what the code for telephones links to."""
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_format_properties": {**FONT},  # it is written into
        },
    )
    workbook.set_properties({"title": title[:FOOT], "created": stamp.replace(tzinfo=None)})
    names: set[str] = set()
    for sheet in book.sheets:
        _refuse_rows(sheet)
        _Writer(workbook, workbook.add_worksheet(shown_name(sheet.name, names)), sheet).write(foot, url)
    workbook.close()
    return out.getvalue()


def _refuse_rows(sheet: Sheet) -> None:
    if len(sheet.rows) + len(sheet.above) + len(sheet.below) + AROUND > ROWS:
        zh = f"表“{sheet.name}”有 {len(sheet.rows)} 行，电子表格最多 {ROWS} 行；请按单位或类别分开输出"
        raise RenderError(zh, f"the sheet {sheet.name} has {len(sheet.rows)} rows; a spreadsheet holds {ROWS} at most")


class _Writer:
    """Writes one sheet, from the title down."""

    def __init__(self, book: Any, page: Worksheet, sheet: Sheet) -> None:
        self._book, self._page, self._sheet = book, page, sheet
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}
        self._printed = min(sheet.printed or len(sheet.columns), len(sheet.columns))
        self._heights = [
            max(height(_shown(cell), column.width) for cell, column in zip(row, sheet.columns, strict=True))
            for row in sheet.rows
        ]

    def write(self, foot: str, url: str) -> None:
        """Write title, lines, head, rows and lines, then the page setup."""
        sheet, page = self._sheet, self._page
        self._line(0, sheet.title, font_name="方正小标宋简体", font_size=18)
        page.set_row(0, 30)
        if url:
            self._code(url)
        above = [*([sheet.warning] if sheet.warning else []), foot, *sheet.above]
        for number, text in enumerate(above, 1):
            self._line(number, text, **({"font_color": RED} if sheet.warning and number == 1 else {}))
        head = len(above) + 1
        page.set_row(head, 24)
        for place, column in enumerate(sheet.columns):
            page.set_column(place, place, column.width)
            page.write_string(head, place, column.title, self._format(**HEI, **_bordered("center", "#F2F2F2")))
        for number, (row, high) in enumerate(zip(sheet.rows, self._heights, strict=True), head + 1):
            page.set_row(number, min(high, HEIGHT))
            for place, cell in enumerate(row):
                self._cell(number, place, cell, sheet.columns[place])
        end = head + len(sheet.rows)
        page.autofilter(head, 0, end, len(sheet.columns) - 1)
        page.freeze_panes(head + 1, sheet.frozen)
        page.repeat_rows(head)
        below = [*sheet.below, *self._remarks()]
        for number, text in enumerate(below, end + 2):
            self._line(number, text)
        page.print_area(0, 0, end + (1 + len(below) if below else 0), self._printed - 1)
        self._paper(foot)

    def _code(self, url: str) -> None:
        """Draw the code to the right of the lines above the head."""
        drawn = picture(url)
        side = int.from_bytes(drawn[16:20], "big")  # the width that a PNG begins with
        scale = CODE / side
        options = {
            "image_data": io.BytesIO(drawn),
            "x_scale": scale,
            "y_scale": scale,
            "object_position": 2,
            "description": f"二维码：{url}",
        }
        self._page.insert_image(0, self._printed - 1, "code.png", options)

    def _cell(self, row: int, place: int, cell: Cell, column: Column) -> None:
        plain = {**FONT, **_bordered(column.align)}
        if isinstance(cell, int | float) and not abs(cell) < EXACT:
            cell = str(cell)
        if isinstance(cell, Day):
            shown = DAY + (f'"{cell.suffix}"' if cell.suffix else "")
            if cell.day.year >= 1900:
                self._page.write_datetime(row, place, _midnight(cell.day), self._format(**plain, num_format=shown))
                return
            cell = _shown(cell)
        if isinstance(cell, str) and cell:
            text = self._format(**plain, **({"num_format": "@"} if column.code else {}))
            self._page.write_string(row, place, fitting(cell), text)
        elif isinstance(cell, int | float):
            self._page.write_number(row, place, cell, self._format(**plain))
        else:
            self._page.write_blank(row, place, None, self._format(**plain))

    def _line(self, row: int, text: str, **properties: Any) -> None:
        """Write a line that runs over the empty cells to its right."""
        self._page.write_string(row, 0, fitting(text), self._format(**(HEI | properties)))

    def _remarks(self) -> Iterator[str]:
        """Yield remarks on what a spreadsheet cannot hold or show."""
        cut = sum(isinstance(cell, str) and fitting(cell) != cell for row in self._sheet.rows for cell in row)
        if cut:
            yield f"注：有 {cut} 格文字超过电子表格每格 {CELL} 字的上限，只录入了前面的部分；全文见 PDF。"
        high = sum(high > HEIGHT for high in self._heights)
        if high:
            yield f"注：有 {high} 行文字较长，电子表格的行高不足以全部显示；全文在单元格内，打印请用 PDF 或 Word 文档。"

    def _paper(self, foot: str) -> None:
        sheet, page = self._sheet, self._page
        page.set_paper(PAPER_SIZES[sheet.paper])
        if sheet.landscape:
            page.set_landscape()
        page.fit_to_pages(1, 0)
        page.center_horizontally()
        page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        if sheet.warning:
            page.set_header(_within("&R&9&KA31D1D ", sheet.warning, ""))
        page.set_footer(_within("&L&8 ", foot, "&R&8 第 &P 页　共 &N 页"))

    def _format(self, **properties: Any) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(properties)
        return self._formats[key]


def _bordered(align: str, ground: str = "") -> dict[str, Any]:
    fill = {"bg_color": ground} if ground else {}
    return {"align": align, "text_wrap": True, "border": 1, "border_color": "#969696", **fill}


def _shown(cell: Cell) -> str:
    return f"{day(cell.day)}{cell.suffix}" if isinstance(cell, Day) else str("" if cell is None else cell)


def _midnight(date: datetime.date) -> datetime.datetime:
    return datetime.datetime(date.year, date.month, date.day)


def _within(before: str, text: str, after: str) -> str:
    """Write a header or footer within its limit, with its own mark doubled to stay a character."""
    room = FOOT - len(before) - len(after)
    shown = text.replace("&", "&&")
    return before + (shown if len(shown) <= room else shown[: room - 1].rstrip("&") + "…") + after
