"""`ptr rules`: the list of rules."""

from typing import Annotated

import typer

from ptr.cli._context import settings_of
from ptr.cli._options import format_option
from ptr.cli._output import FOR_PEOPLE


def command(
    context: typer.Context,
    format: Annotated[str, format_option(("text", "json", "markdown"))] = FOR_PEOPLE,
) -> None:
    """List all rules with level and clause.

    列出所有规则，以及级别和方案条款。

    Examples: `ptr rules` · `ptr rules --format json` · `ptr rules --format markdown > docs/rules.md`
    """
    from ptr.operations.upkeep.rules import as_json, as_markdown, as_text

    write = {"text": as_text, "json": as_json, "markdown": as_markdown}[format]
    typer.echo(write(settings_of(context).language), nl=False)
