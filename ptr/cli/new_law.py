"""`ptr new law`: a legal source out of the bundled table."""

from typing import Annotated

import typer

from ptr.cli._context import settings


def command(
    context: typer.Context,
    titles: Annotated[list[str], typer.Argument(help="Titles, full or short: 行政许可法")],
    force: Annotated[bool, typer.Option(help="Overwrite a file that differs.")] = False,
) -> None:
    """Write laws/<title>.yaml from the table of national laws: level, authority, editions, number of articles.

    Example: `ptr new law 行政许可法 建筑法`
    """
    from ptr.operations.new_law import new_law
    from ptr.store.write import write_file

    given = settings(context)
    root = given.root()
    for path, content in [new_law(title) for title in titles]:
        write_file(root / path, content, force=force)
        given.say(f"写了 {path}", f"wrote {path}")
