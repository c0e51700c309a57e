"""Verify whatever is named: a filing package, a PDF, the code of a sheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ptr.model.fields.errors import PtrError
from ptr.model.results.progress import SILENT, Progress
from ptr.model.results.verification import Verification
from ptr.model.time.clock import Clock
from ptr.operations.history.in_force import Reading
from ptr.operations.printing.verifying.verify_code import DEPTH, read_code, verify_code
from ptr.operations.printing.verifying.verify_package import verify_package
from ptr.operations.printing.verifying.verify_pdf import verify_pdf
from ptr.store.zip_bundle import is_zip


def verify(
    thing: str,
    find: Callable[[], Path],
    clock: Clock,
    *,
    depth: int = DEPTH,
    progress: Progress = SILENT,
    past: Reading | None = None,
) -> Verification:
    """Verify a folder or a ZIP archive as a package, another file as a PDF, other text as a code or an address of one.

    `find` returns the registry's folder, or raises `PtrError`: a package can be verified without one. `past` is an
    earlier state to judge by instead of today's. `PtrError` for anything else.
    """
    path = Path(thing)
    if path.is_dir() or (path.is_file() and is_zip(path)):
        return verify_package(path, _root_if_any(find), clock, past)
    if path.is_file():
        return verify_pdf(find(), path, clock, depth=depth, progress=progress, past=past)
    code = read_code(thing)
    if not code:
        zh = f"没有 {thing} 这个文件或文件夹，它也不是核验码（十个字符，如 7K3M9-ABCDE）"
        raise PtrError(zh, f"{thing} is no file, no folder and no code (ten characters, like 7K3M9-ABCDE)")
    return verify_code(find(), code, clock, depth=depth, progress=progress, past=past)


def _root_if_any(find: Callable[[], Path]) -> Path | None:
    try:
        return find()
    except PtrError:
        return None
