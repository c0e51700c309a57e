"""`ptr migrate`: from an older format to today's."""

from typing import Annotated

import typer

from ptr.cli._context import settings_of
from ptr.model.text.plural import counted


def command(
    context: typer.Context,
    write: Annotated[
        bool, typer.Option("--write", help="Write the files; else only list them. · 写入文件；不写此项只列出")
    ] = False,
) -> None:
    """Bring the files of a registry to today's format; without `--write` only list those that would change.

    Comments stay, and so does everything that no step changes. If one file cannot be rewritten, none is. Older
    revisions need no migration: ptr reads every older format.

    把登记簿升级到现行格式；不加 `--write` 只列出要改的文件。

    注释和没有涉及的内容都保留。有一份文件无法改写，就一份也不写。以前的版本不用升级，照样读得出来。

    Examples: `ptr migrate` · `ptr migrate --write`
    """
    from ptr.cli._paths import from_here
    from ptr.operations.upkeep.migrate import migrate

    settings = settings_of(context)
    root = settings.root()
    done = migrate(root, settings.clock, write=write)
    for path in done.changed:
        typer.echo(from_here(root) + path)
    if done.before == done.after:
        settings.say(f"已经是格式 {done.after}", f"the registry already has format {done.after}")
        return
    count = len(done.changed)
    verb = ("已改写", "rewritten") if write else ("需要改写，加 --write 写入", "to be rewritten; add --write")
    settings.say(
        f"格式 {done.before} → {done.after}：{count} 份文件{verb[0]}",
        f"format {done.before} → {done.after}: {counted(count, 'file')} {verb[1]}",
    )
