"""Writes office files, which are ZIP archives, without a trace of when and where they were made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Final

EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # the first day that a ZIP archive can name


def zipped(parts: Mapping[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Pack parts by name in their order: the same parts give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type, info.create_system = method, 0
            archive.writestr(info, content)
    return out.getvalue()
