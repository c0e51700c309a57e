"""`ptr fmt`: the canonical form of files."""

from pathlib import Path
from typing import Annotated

import typer

from ptr.cli._context import settings_of
from ptr.model.text.plural import counted


def command(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Only these files or folders. · 只整理这些文件或文件夹")
    ] = None,
    check: Annotated[
        bool,
        typer.Option(
            "--check", help="Write nothing; list what is not canonical, exit 1. · 不写文件，只列出要整理的，退出码 1"
        ),
    ] = False,
) -> None:
    """Put files into canonical form: order of fields, indentation, quotes, line ends; the content stays as it is.

    CODEOWNERS, if there is one, gets a line for each unit; whom a line names is not touched.

    Comments stay, and so do block and flow style, the order of lists and single blank lines. A file with errors of form
    (see `ptr validate`) is named and left as it is; the exit code is then 1.

    把文件整理成规范格式：字段顺序、缩进、引号、换行；内容一字不动。

    注释、块状和行内写法、列表次序、单个空行都保留。有格式错误、读不出来的文件（见 `ptr validate`）列出名称，不动它，
    退出码为 1。

    Examples: `ptr fmt` · `ptr fmt units/minzheng` · `ptr fmt --check`
    """
    from ptr.cli._paths import choose, from_here
    from ptr.cli._progress import progress
    from ptr.operations.upkeep.fmt import format_files

    settings = settings_of(context)
    root, below = choose(settings, paths or [])
    with progress(settings) as line:
        done = format_files(root, settings.clock, below, check=check, progress=line)
    here = from_here(root)
    for path in done.changed:
        typer.echo(here + path)
    for path in done.left:
        settings.say(f"没有动 {here}{path}：先按 ptr validate 改正", f"left as it is: {here}{path}; see ptr validate")
    count = len(done.changed)
    verb = ("需要整理", "to be rewritten") if check else ("已整理", "rewritten")
    settings.say(f"{done.total} 份文件，{count} 份{verb[0]}", f"{counted(done.total, 'file')}, {count} {verb[1]}")
    if done.left or (check and done.changed):
        raise typer.Exit(1)
