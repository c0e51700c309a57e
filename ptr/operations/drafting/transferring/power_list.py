"""The list of powers of a transfer as a table (CSV): written to be filled in, and read back (clause 三.1)."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Final

from ptr.model.documents.adjustment import ListedPower
from ptr.model.documents.power import Disposition, Power
from ptr.model.fields.errors import PtrError
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.fields import title_of
from ptr.model.results.draft import DraftedItem
from ptr.model.state.snapshot import Snapshot
from ptr.model.words import WORDS

COLUMNS: Final = ("power", "code", "name", "frequency", "proposal")
"""The columns in their order; a table may name them in Chinese or by key, in any order."""
TITLES: Final[Mapping[str, str]] = {title_of(ListedPower, column): column for column in COLUMNS}
PROPOSALS: Final[Mapping[str, Disposition]] = {
    **{word: Disposition(value) for value, word in WORDS[Disposition].items()},
    **{each.value: each for each in Disposition},
}
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a table program would take for a formula at the beginning of a cell; an apostrophe before it stops that."""
LONGEST: Final = 500
"""Characters of a cell."""


def written_table(powers: Iterable[Power]) -> bytes:
    """Write the table of some powers, to be filled in: UTF-8 with a byte order mark, so that table programs read it."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(TITLES)
    for power in powers:
        rows.writerow([_cell(each) for each in (power.id, power.code, power.name, "", "")])
    return text.getvalue().encode("utf-8-sig")


def read_table(raw: bytes, name: str, snapshot: Snapshot) -> tuple[DraftedItem, ...]:
    """Read a table back; `PtrError` names every fault with row and column, and what would be right."""
    rows = _rows(raw, name)
    head = [cell.strip() for cell in rows[0]] if rows else []
    faults = list(_head_faults(head))
    items: dict[str, DraftedItem] = {}
    for number, row in enumerate(rows[1:] if not faults else (), 2):
        if any(cell.strip() for cell in row):
            listed = _Row(number, row, head, snapshot)
            faults += listed.faults(items)
            items.setdefault(listed.cells["power"], listed.item())
    if not faults and not items:
        faults.append(("没有列出职权", "it lists no power"))
    if faults:
        zh, en = "".join(f"\n  {fault[0]}" for fault in faults), "".join(f"\n  {fault[1]}" for fault in faults)
        raise PtrError(f"{name} 有错，没有改动任何文件：{zh}", f"{name} has faults; no file was changed:{en}")
    return tuple(items.values())


def _rows(raw: bytes, name: str) -> list[list[str]]:
    for encoding in ("utf-8-sig", "gb18030") if raw[:2] not in (b"\xff\xfe", b"\xfe\xff") else ():
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            with suppress(csv.Error):
                return list(csv.reader(io.StringIO(text, newline=""), strict=True))
    raise PtrError(
        f"{name} 不是 CSV 文本；请在表格软件里另存为 CSV（UTF-8 或 GBK）",
        f"{name} is no CSV text; save it as CSV (UTF-8 or GBK)",
    )


def _head_faults(head: list[str]) -> Iterator[Bilingual]:
    columns = [TITLES.get(title, title) for title in head]
    for position, (title, column) in enumerate(zip(head, columns, strict=True), 1):
        if column not in COLUMNS:
            known = "、".join(TITLES)
            yield (
                f"第 1 行第 {position} 列：没有“{title}”这一栏；只有 {known}",
                f"row 1, column {position}: there is no column “{title}”; one of {', '.join(COLUMNS)}",
            )
        elif column in columns[: position - 1]:
            yield f"第 1 行第 {position} 列：“{title}”重复", f"row 1, column {position}: “{title}” stands twice"
    if "power" not in columns:
        yield f"第 1 行：缺少“{title_of(ListedPower, 'power')}”一栏", "row 1: the column power is missing"


class _Row:
    """A row of the table, and the power that it is about."""

    def __init__(self, number: int, row: list[str], head: list[str], snapshot: Snapshot) -> None:
        self._number, self._titles = number, {TITLES.get(title, title): title for title in head}
        self._beyond = [cell for cell in row[len(head) :] if cell.strip()]
        cells = {TITLES.get(title, title): _value(cell) for title, cell in zip(head, row, strict=False)}
        self.cells = {column: cells.get(column, "") for column in COLUMNS}
        self._power = snapshot.power(self.cells["power"])

    def faults(self, known: Collection[str]) -> Iterator[Bilingual]:
        """Yield what is wrong, each with its place."""
        if self._beyond:
            yield (
                f"第 {self._number} 行：单元格比栏目多：“{self._beyond[0]}”",
                f"row {self._number}: more cells than columns: “{self._beyond[0]}”",
            )
        key, power = self.cells["power"], self._power
        if not key:
            yield self._fault("power", "没有写编号", "it is empty")
        elif power is None:
            yield self._fault("power", f"登记簿里没有职权 {key}", f"there is no power {key} in the registry")
        elif key in known:
            yield self._fault("power", f"{key} 重复", f"{key} stands twice")
        for column, right in (("code", power.code), ("name", power.name)) if power else ():
            if self.cells[column] != right and column in self._titles:
                yield self._fault(
                    column,
                    f"写的是“{self.cells[column]}”，登记簿里是“{right}”；这一栏不在表里改",
                    f"“{self.cells[column]}”, and “{right}” in the registry; it is not changed in the table",
                )
        if self.cells["proposal"] not in ("", *PROPOSALS):
            listed = "、".join(WORDS[Disposition].values())
            yield self._fault("proposal", f"应为 {listed}", f"one of {', '.join(Disposition)}")
        if len(self.cells["frequency"]) > LONGEST or not self.cells["frequency"].isprintable():
            yield self._fault(
                "frequency", f"应为一行文字，不超过 {LONGEST} 字", f"one line of {LONGEST} characters at most"
            )

    def item(self) -> DraftedItem:
        """Return the row for the statement, code and name as the registry has them."""
        return DraftedItem(
            power=self.cells["power"],
            code=self._power.code if self._power else "",
            name=self._power.name if self._power else "",
            frequency=self.cells["frequency"],
            proposal=PROPOSALS.get(self.cells["proposal"]),
        )

    def _fault(self, column: str, zh: str, en: str) -> Bilingual:
        title = self._titles.get(column, column)
        return f"第 {self._number} 行“{title}”：{zh}", f"row {self._number}, column “{title}”: {en}"


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


def _value(cell: str) -> str:
    text = cell.strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA) else text
