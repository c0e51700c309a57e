"""`ptr render`: print documents."""

from pathlib import Path
from typing import Annotated

import typer

from ptr.cli._context import settings


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
    as_format: Annotated[
        str | None, typer.Option("--as", help="Only this format, like pdf or html. · 只要这种格式，如 pdf 或 html")
    ] = None,
    to: Annotated[Path, typer.Option(help="Folder for the files. · 输出到哪个文件夹")] = Path("out"),
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
    """Render what hangs on the notice board: public powers and public fields only.

    印出上墙公示的文件：只有公开的职权、公开的栏目。

    Examples: `ptr render catalogue` · `ptr render catalogue-board --unit minzheng --as pdf --to out`
    """
    from ptr.operations.render import render_to
    from ptr.operations.sheets import offered, plan

    given = settings(context)
    root = given.root()
    if list_:
        for document, variant, format in offered(root):
            typer.echo(f"{document}{'-' if variant else ''}{variant}.{format}")
        return
    sheets = plan(root, documents or [], unit or [], as_format, given.clock)
    files = render_to(
        root,
        sheets,
        to,
        given.clock,
        mark_missing=mark_missing,
        remark=given.say,
    )
    for sheet in sheets:
        given.say(f"  {sheet.file}", f"  {sheet.file}")
    given.say(f"写了 {len(files)} 份文件到 {to}", f"wrote {len(files)} files to {to}")
