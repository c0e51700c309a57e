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
    format: Annotated[ListFormat, typer.Option(help="How the list is written. · 清单的格式")] = ListFormat.TEXT,
) -> None:
    """List all rules with level and clause.

    列出所有规则，以及级别和方案条款。

    Examples: `ptr rules` · `ptr rules --format json` · `ptr rules --format markdown > docs/rules.md`
    """
    from ptr.operations.upkeep import rules

    write = {ListFormat.TEXT: rules.as_text, ListFormat.JSON: rules.as_json, ListFormat.MARKDOWN: rules.as_markdown}
    typer.echo(write[format](settings(context).language), nl=False)
