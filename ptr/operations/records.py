"""Records that are filled in later: written with the field added, else refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ptr.model.fields.document import Document
from ptr.model.fields.errors import PtrError
from ptr.store.write import write_file
from ptr.store.yaml.editing.edit import Unedited, filled


def fill_in(root: Path, path: str, kind: type[Document], field: str, value: Any, *, dry: bool = False) -> None:
    """Add a field that was left empty to a record; `PtrError` where the file cannot be added to without loss."""
    try:
        content = filled((root / path).read_bytes(), kind, field, value)
    except Unedited as error:
        zh = f"{path} 写不进 {field}：请先运行 ptr fmt、ptr validate，或者直接在文件里补写"
        raise PtrError(
            zh, f"{field} cannot be added to {path}: run ptr fmt and ptr validate, or write it by hand"
        ) from error
    write_file(root / path, content, force=True, dry=dry)
