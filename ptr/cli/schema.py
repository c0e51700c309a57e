"""`ptr schema`: the JSON Schemas of all documents."""

from pathlib import Path
from typing import Annotated

import typer

from ptr.cli._context import settings


def command(
    context: typer.Context,
    to: Annotated[Path, typer.Option(help="Folder for the schemas.")] = Path("schemas"),
    editor: Annotated[Path | None, typer.Option(help="Also write editor settings (VS Code) to this file.")] = None,
) -> None:
    """Write the JSON Schemas (2020-12), by which editors complete, explain and check the fields.

    Examples: `ptr schema` · `ptr schema --to schemas --editor .vscode/settings.json`
    """
    from ptr.operations.schemas import editor_settings, schema_files
    from ptr.store.write import write_file, write_folder

    given = settings(context)
    files = schema_files()
    write_folder(to, files)
    given.say(f"写了 {len(files)} 份结构文件到 {to}", f"wrote {len(files)} schemas to {to}")
    if editor:
        registry = given.root().resolve().relative_to(Path.cwd().resolve()).as_posix()
        write_file(editor, editor_settings(to.as_posix(), registry), force=True)
        given.say(f"写了编辑器设置 {editor}", f"wrote the editor settings {editor}")
