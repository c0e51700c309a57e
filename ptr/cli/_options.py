"""What the options of several commands have in common."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Annotated, Any, TypeAlias

import typer

from ptr.cli._output import FOR_PEOPLE
from ptr.model.fields.errors import PtrError
from ptr.model.time.written_day import read_day

DryRun: TypeAlias = Annotated[
    bool, typer.Option("--dry-run", help="Show what would be done, write nothing. · 只显示要做什么，不写文件")
]
Office: TypeAlias = Annotated[
    str,
    typer.Option(help="The office, by name or key; not needed if there is one. · 办公室的名称或代号；只有一个时不用写"),
]
Reason: TypeAlias = Annotated[str, typer.Option(help="Why. · 理由")]
Basis: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(metavar="LAW ARTICLE", help="Basis, like “行政许可法 第二十五条”. · 依据，如 “行政许可法 第二十五条”"),
]
ApprovedBy: TypeAlias = Annotated[
    str, typer.Option(help="Who approved the adjustment, like 局长办公会议. · 批准机关或会议")
]


def day_option(help: str, *names: str) -> Any:
    """Return an option that is a day."""
    return typer.Option(*names, metavar="DATE", parser=read_day, help=help)


ApprovedOn: TypeAlias = Annotated[datetime.date | None, day_option("The day of approval. · 批准日期")]
DecidedOn: TypeAlias = Annotated[
    datetime.date | None,
    day_option("The day of the decision, like 2026-01-31; today if not given. · 决定日期；不写为今天"),
]


def format_option(formats: Sequence[str]) -> Any:
    """Return the option that chooses among formats."""
    choices = [FOR_PEOPLE, *(name for name in formats if name != FOR_PEOPLE)]

    def known(name: str) -> str:
        if name not in choices:
            zh, en = "、".join(choices), ", ".join(choices)
            raise PtrError(f"没有 {name} 这种格式；可选：{zh}", f"there is no format {name}; one of {en}")
        return name

    return typer.Option(metavar=f"<{'|'.join(choices)}>", callback=known, help="Output format. · 输出格式")


def wrote(dry_run: bool) -> tuple[str, str]:
    """Return the verb for a file that is written, or would be."""
    return ("要写", "would write") if dry_run else ("写了", "wrote")
