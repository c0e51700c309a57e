"""`ptr render`: print documents."""

import itertools
from pathlib import Path
from typing import Annotated

import typer

from ptr.cli._context import settings
from ptr.cli._progress import progress
from ptr.model.field import Audience


def command(
    context: typer.Context,
    documents: Annotated[
        list[str] | None,
        typer.Argument(
            help="Documents, like catalogue or catalogue-board. · 要印的文件，如 catalogue 或 catalogue-board"
        ),
    ] = None,
    unit: Annotated[
        list[str] | None,
        typer.Option(help="Folder name of a unit; all units if not given. · 单位的文件夹名；不写则印所有单位"),
    ] = None,
    power: Annotated[
        list[str] | None,
        typer.Option(help="Key of a power: only what is about it. · 职权编号；只印与它有关的"),
    ] = None,
    audience: Annotated[
        Audience,
        typer.Option(help="For whom; what is not for the public has to be asked for. · 给谁看；不公开的须明说"),
    ] = Audience.PUBLIC,
    as_format: Annotated[
        str | None, typer.Option("--as", help="Only this format, like pdf or html. · 只要这种格式，如 pdf 或 html")
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option(help="Folder for the files; out, or out-<audience>. · 输出到哪个文件夹；默认 out 或 out-<范围>"),
    ] = None,
    mark_missing: Annotated[
        bool,
        typer.Option(
            "--mark-missing", help="Print a character that no font has as 〔U+20BB7〕. · 字库没有的字印成 〔U+20BB7〕"
        ),
    ] = False,
    list_: Annotated[
        bool, typer.Option("--list", help="List the documents and formats, and stop. · 只列出有哪些文件和格式")
    ] = False,
) -> None:
    """Render documents; without a name, what hangs on the notice board. The public sees public powers and fields only.

    印出文件；不写名称则印上墙公示的：职权目录、政务公开栏、类别流程图。对外只有公开的职权、公开的栏目。

    Examples: `ptr render` · `ptr render catalogue-board --unit minzheng --as pdf --to out` ·
    `ptr render service-guide service-card --power mz-24c3e2` · `ptr render withheld-list --audience internal`
    """
    from ptr.operations.render import render_to
    from ptr.operations.sheets import offered, plan
    from ptr.render.views import audiences_of

    given = settings(context)
    root = given.root()
    if list_:
        for document, variant, format in offered(root):
            typer.echo(f"{document}{'-' if variant else ''}{variant}.{format}\t{' '.join(audiences_of(document))}")
        return
    sheets = plan(root, documents or [], unit or [], as_format, given.clock, powers=power or [], audience=audience)
    folder = to or Path("out" if audience is Audience.PUBLIC else f"out-{audience}")
    rendered = itertools.count(1)
    with progress(given) as show:
        files = render_to(
            root,
            sheets,
            folder,
            given.clock,
            mark_missing=mark_missing,
            remark=given.say,
            done=lambda name: show(*[f"{next(rendered)}/{len(sheets)} {name}"] * 2),
        )
    for sheet in sheets:
        given.say(f"  {sheet.file}", f"  {sheet.file}")
    given.say(f"写了 {len(files)} 份文件到 {folder}", f"wrote {len(files)} files to {folder}")
