"""`ptr migrate`: from an older format to today's."""

from typing import Annotated

import typer

from ptr.cli._context import settings
from ptr.model.text.plural import counted


def command(
    context: typer.Context,
    write: Annotated[
        bool, typer.Option("--write", help="Write the files; else only list them. · 写入文件；不写此项只列出")
    ] = False,
) -> None:
    """Bring the files of a registry to today's format; without `--write` say which would change.

    Comments stay, and all that no step changes. If one file cannot be rewritten, none is. Older revisions need nothing:
    they are read in whatever format they are.

    把登记簿升级到现行格式；不加 `--write` 只列出要改的文件。

    注释和没有涉及的内容都保留。有一份文件无法改写，就一份也不写。以前的版本不用升级，照样读得出来。

    Examples: `ptr migrate` · `ptr migrate --write`
    """
    from ptr.cli._paths import from_here
    from ptr.operations.upkeep.migrate import migrate

    given = settings(context)
    root = given.root()
    done = migrate(root, given.clock, write=write)
    for path in done.changed:
        typer.echo(from_here(root) + path)
    if done.before == done.after:
        given.say(f"已经是格式 {done.after}", f"the registry is of format {done.after} already")
        return
    count = len(done.changed)
    verb = ("已改写", "rewritten") if write else ("需要改写，加 --write 写入", "to be rewritten; add --write")
    given.say(
        f"格式 {done.before} → {done.after}：{count} 份文件{verb[0]}",
        f"format {done.before} → {done.after}: {counted(count, 'file')} {verb[1]}",
    )
