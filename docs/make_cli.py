"""Write docs/cli.md from the commands' own help."""

import sys
from pathlib import Path

import typer
from typer.cli import get_docs_for_click

from ptr.cli import build

command = typer.main.get_command(build())
text = get_docs_for_click(obj=command, ctx=typer.Context(command), name="ptr")
Path(sys.argv[1]).write_text(text.replace("`ptr`\n", "Commands of ptr\n", 1), encoding="utf-8")
