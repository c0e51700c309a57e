"""`ptr explain`: the manual page of a rule."""

from typing import Annotated

import typer

from ptr.cli._context import settings


def command(
    context: typer.Context, code: Annotated[str, typer.Argument(help="The code of a rule, like P002.")]
) -> None:
    """Explain a rule: what it finds, why, its clause or article, an example that breaks it and one that keeps it.

    Example: `ptr explain P002`
    """
    from ptr.operations.rules import explain

    typer.echo(explain(code, settings(context).language))
