"""`ptr schema`: the JSON Schemas of all documents and of reports."""

from pathlib import Path
from typing import Annotated

import typer

from ptr.cli._context import settings_of


def command(
    context: typer.Context,
    to: Annotated[Path, typer.Option(help="Folder for the schemas. · 写到哪个文件夹")] = Path("schemas"),
    editor: Annotated[
        Path | None,
        typer.Option(help="Also write editor settings (VS Code) to this file. · 另把编辑器（VS Code）设置写到此文件"),
    ] = None,
) -> None:
    """Write the JSON Schemas (2020-12), with which editors complete, explain and check the fields.

    What `--format json` writes has its schema too: `findings` (validate), `changes` (diff), `impact`, `history`,
    `filings` (file list), `drafts` (adjust), `transfer`, `verification` (verify).

    写出 JSON Schema（2020-12），编辑器据此补全、解释和检查各个字段。

    `--format json` 的输出也有模式：`findings`（validate）、`changes`（diff）、`impact`、`history`、
    `filings`（file list）、`drafts`（adjust）、`transfer`、`verification`（verify）。

    Examples: `ptr schema` · `ptr schema --to schemas --editor .vscode/settings.json`
    """
    from ptr.operations.upkeep.schemas import write_schemas

    settings = settings_of(context)
    for path in write_schemas(to, editor, settings.root() if editor else None):
        settings.say(f"写了 {path}", f"wrote {path}")
