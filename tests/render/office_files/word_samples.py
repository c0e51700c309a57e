"""Word templates of a few paragraphs, as a clerk could have saved them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from render_sample import COMMITTED, TEMPLATES, power, view

from ptr.render.engine import render
from ptr.render.office_files.zipped import zipped
from tools.word.blocks import p
from tools.word.frame import Layout, packed

PLAIN = Layout(running=(), footer=p("页脚", "{{ foot }}"))


def template(*texts: str, layout: Layout = PLAIN, xml: str = "") -> bytes:
    """Make a template of paragraphs, then of XML as it stands."""
    return packed(layout, "".join(p("正文", text) for text in texts) + xml)


def parts_of(content: bytes) -> dict[str, bytes]:
    """Unpack an office file."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(content: bytes, part: str, old: str, new: str) -> bytes:
    """Change the text of one part, or add the part where there is nothing to be replaced."""
    parts = parts_of(content)
    parts[part] = parts[part].replace(old.encode(), new.encode()) if old else new.encode()
    return zipped(parts)


def printed(folder: Path, font_dir: Path, content: bytes, **changes: object) -> bytes:
    """Print the sample catalogue with a registry's own Word template."""
    (folder / "catalogue.docx").write_bytes(content)
    return render(view(power(**changes)), "catalogue", "", "docx", [folder, *TEMPLATES], font_dir, identity=COMMITTED)
