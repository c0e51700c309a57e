"""`ptr new law`: a legal source out of the bundled table."""

from typing import Annotated

import typer

from ptr.cli._context import settings_of
from ptr.cli._options import DryRun, wrote


def command(
    context: typer.Context,
    titles: Annotated[
        list[str], typer.Argument(help="Titles, full or short, like 行政许可法. · 法律名称，全称或简称，如 行政许可法")
    ],
    force: Annotated[bool, typer.Option("--force", help="Overwrite a file that differs. · 覆盖内容不同的文件")] = False,
    dry_run: DryRun = False,
) -> None:
    """Write laws/TITLE.yaml from the table of national laws: level, authority, editions, number of articles.

    从国家法律表写出 laws/法律名称.yaml：效力层级、制定机关、历次文本、条数。

    Example: `ptr new law 行政许可法 建筑法`
    """
    from ptr.cli._paths import from_here
    from ptr.operations.drafting.new_law import write_laws

    settings = settings_of(context)
    root = settings.root()
    zh, en = wrote(dry_run)
    for path in write_laws(root, titles, force=force, dry=dry_run):
        shown = from_here(root) + path
        settings.say(f"{zh} {shown}", f"{en} {shown}")
