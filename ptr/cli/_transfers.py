"""What `ptr transfer` refuses and shows, for some powers and for a whole unit."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ptr.cli._context import Settings
from ptr.cli._options import wrote
from ptr.model.fields.errors import PtrError
from ptr.model.text.plural import counted

if TYPE_CHECKING:
    from ptr.model.results.drafted.transfer import Transfer


def refuse_mixed(
    all: str, powers: Sequence[str], in_charge: Sequence[str], lead: str, charts: Sequence[str], list: Path | None
) -> None:
    """Refuse options that mean different things for some powers and for a whole unit."""
    if (all and powers) or not (all or powers or list):
        raise PtrError(
            "请写职权编号，或者写 --list 清单、--all 单位", "give either powers, or a table with --list, or --all UNIT"
        )
    if powers and list:
        raise PtrError(
            "用 --list 时职权由清单列出，不另写编号", "with --list the table lists the powers; give none beside"
        )
    if all and (in_charge or lead):
        raise PtrError(
            "用 --all 时，机构写成 --department 原代号=新代号，不用 --lead",
            "with --all write --department OLD=NEW, and no --lead",
        )
    if charts and not all:
        raise PtrError("--chart 只和 --all 一起用", "--chart goes with --all")
    if len(in_charge) > 1:
        raise PtrError("承办机构只能写一个", "there can be only one department in charge")


def begin_list(settings: Settings, file: Path, powers: tuple[str, ...], unit: str, *, dry_run: bool) -> None:
    """Write the table to fill in."""
    from ptr.operations.drafting.transferring.list_files import write_list

    keys = write_list(settings.root(), file, powers, unit, settings.clock, dry=dry_run)
    zh, en = wrote(dry_run)
    settings.say(f"{zh} {file}：{len(keys)} 项职权", f"{en} {file}: {counted(len(keys), 'power')}")
    settings.say(
        f"请填写行使频率和处理意见，再运行 ptr transfer --list {file} --to …",
        f"fill in how often they are exercised and what is proposed; then: ptr transfer --list {file} --to …",
    )


def report_transfer(settings: Settings, done: Transfer, to: str, *, dry_run: bool) -> None:
    """Show what was done, what a person has to look at, and what comes next."""
    from ptr.cli._paths import from_here
    from ptr.writers.wording.draft import to_fill_in
    from ptr.writers.wording.transfer import files_moved, merged, next_commands, to_review

    if dry_run:
        settings.say("试运行：没有改动任何文件。", "Dry run: no file was changed.")
    for line in files_moved(done):
        settings.say(*line)
    here = from_here(settings.root())
    for path, draft in done.statements:
        settings.say(f"起草 {here}{path}", f"drafted {here}{path}")
        for line in to_fill_in(draft):
            settings.say(*line)
    for line in (*merged(done), *to_review(done)):
        settings.say(*line)
    if not done.statements:
        settings.say(
            "划出单位的调整说明对双方有效，请附上本单位的意见。",
            "The giver's statement counts for both: add this unit's opinion to it.",
        )
    settings.say("接着：", "Next:")
    for command in next_commands(done, to):
        settings.say(f"  {command}", f"  {command}")
