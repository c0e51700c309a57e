"""`ptr explain`: the manual page of a rule or of a kind of change."""

from typing import Annotated

import typer

from ptr.cli._context import settings_of


def command(
    context: typer.Context,
    code: Annotated[
        str,
        typer.Argument(
            help="The code of a rule or kind of change, like P002 or power.split. · 规则或变更的编号，如 P002"
        ),
    ],
) -> None:
    """Explain a rule: what it finds, why, its clause or article, an example that breaks it and one that keeps it.

    Of a kind of change: what it is, what it requires and by which clause.

    说明一条规则：查什么、为什么、方案哪一条或哪部法律第几条，错误写法和正确写法各一例。

    Examples: `ptr explain P002` · `ptr explain power.transferred`
    """
    from ptr.operations.upkeep.rules import explain

    typer.echo(explain(code, settings_of(context).language))
