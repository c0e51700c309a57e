"""Write the Word templates: `python -m tools.word templates`.

A .docx cannot be read in a review; what is reviewed is the text here, one file per document. A test checks that the
files in `templates/` are what this writes. A city restyles a copy in Word or WPS and needs none of this.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from pathlib import Path

from tools.word import documents
from tools.word.frame import packed


def templates() -> dict[str, bytes]:
    """Return every template by the name of its file."""
    contents = {}
    for module in pkgutil.iter_modules(documents.__path__):
        if not module.name.startswith("_"):
            document = importlib.import_module(f"{documents.__name__}.{module.name}")
            contents[f"{module.name.replace('_', '-')}.docx"] = packed(document.LAYOUT, document.BODY)
    return contents


if __name__ == "__main__":
    for name, content in templates().items():
        (Path(sys.argv[1]) / name).write_bytes(content)
