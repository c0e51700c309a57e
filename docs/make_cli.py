"""Write docs/cli.md from the commands' own help."""

import sys
from pathlib import Path

import typer
from typer.cli import get_docs_for_click

from ptr.cli import build

command = build()
text = get_docs_for_click(obj=command, ctx=typer.Context(command), name="ptr")
text = text.replace("`ptr`\n", "Commands of ptr\n", 1)
everywhere = (
    "The options up to `--debug` may stand after the name of a command as well. · 前六个选项也可以写在命令之后。"
)
text = text.replace("**Commands**:\n", f"{everywhere}\n\n**Commands**:\n", 1)
Path(sys.argv[1]).write_text(text, encoding="utf-8")
