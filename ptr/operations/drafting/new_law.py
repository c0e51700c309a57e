"""Fill in a legal source from the bundled table of national laws."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from ptr.model.documents.law import Law
from ptr.model.fields.errors import PtrError
from ptr.store.national_laws import national_laws
from ptr.store.write import write_files
from ptr.store.yaml.emit import dump


def write_laws(root: Path, titles: Sequence[str], *, force: bool = False, dry: bool = False) -> list[str]:
    """Write the documents of these laws into a registry and return their paths; all of them or none."""
    files = dict(map(new_law, titles))
    write_files(root, files, force=force, dry=dry)
    return list(files)


def new_law(title: str) -> tuple[str, bytes]:
    """Return path and content of `laws/<law>.yaml`, with the number of articles, for a title, full or short.

    Raises `PtrError` for a title that the table does not hold, with the nearest ones.
    """
    key = title.strip().strip("《》").removeprefix("中华人民共和国")
    table = national_laws()
    if key not in table:
        containing = [known for known in table if key and key in known]
        near = (containing or difflib.get_close_matches(key, list(table), 3, 0.5))[:5]
        zh = "；表里只有国家法律和行政法规，地方性法规、规章请照 laws/ 里的文件自行编写"
        en = "; the table holds national laws and regulations only, write others by hand like the files in laws/"
        if near:
            zh, en = f"；相近的有：{'、'.join(near)}{zh}", f"; near: {', '.join(near)}{en}"
        raise PtrError(f"国家法律表中没有《{key}》{zh}", f"the table of national laws has no 《{key}》{en}")
    return Law.PATH.format(key=key), dump(msgspec.to_builtins(table[key]))
