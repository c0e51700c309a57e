"""`ptr explain`: the manual page of a rule."""

from typing import Annotated

import typer

from ptr.cli._context import settings


def command(
    context: typer.Context,
    code: Annotated[str, typer.Argument(help="The code of a rule, like P002. · 规则编号，如 P002")],
) -> None:
    """Explain a rule: what it finds, why, its clause or article, an example that breaks it and one that keeps it.

    说明一条规则：查什么、为什么、方案哪一条或哪部法律第几条，错误写法和正确写法各一例。

    Example: `ptr explain P002`
    """
    from ptr.operations.rules import explain

    typer.echo(explain(code, settings(context).language))
