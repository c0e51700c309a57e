"""`ptr rules`: the list of rules."""

from enum import StrEnum
from typing import Annotated

import typer

from ptr.cli._context import settings


class ListFormat(StrEnum):
    """How the list is written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def command(
    context: typer.Context,
    format: Annotated[ListFormat, typer.Option(help="How the list is written.")] = ListFormat.TEXT,
) -> None:
    """List all rules with level and clause.

    Examples: `ptr rules` · `ptr rules --format json` · `ptr rules --format markdown > docs/rules.md`
    """
    from ptr.operations import rules

    write = {ListFormat.TEXT: rules.as_text, ListFormat.JSON: rules.as_json, ListFormat.MARKDOWN: rules.as_markdown}
    typer.echo(write[format](settings(context).language), nl=False)
