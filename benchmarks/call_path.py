"""Print which modules one file's text passes through in `ptr validate`, and one filing in `ptr file submit`.

`python benchmarks/call_path.py` runs both commands in this process on a small registry, with nothing remembered, and
prints the modules of ptr in the order in which they are first called, with their number.

A function *has the thing in hand* if it is called with it: for `validate` the file's path, its place, its bytes, the
data parsed from them, the document made of the data, or a value that carries one of these; for `file submit` the
subject that is filed, the request or the filing that carries it, or the files by their paths. The call path is made of
the functions that have the thing in hand and of their callers; a helper that receives a date or a name taken from it is
not counted. All rules count as one module, since each of them is called in the same way, and so do the types of
documents; the size of the registry and the number of rules do not change the figure.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import FrameType

import checkout

# isort: split

from msgspec import Struct

from ptr.cli import run
from ptr.model.documents.filing import FilingSubject

UNIT = "a"
POWER = "units/a/powers/a-k3p7qd.yaml"
FLOWS = "units/a/flows/"
GROUPED = re.compile(r"(ptr\.rules)\.\w+\.\w+|(ptr\.model\.documents)\.\w+")

Holds = Callable[[object], bool]
"""Whether an argument is, or carries, the thing that is followed."""


class CallPath:
    """Collects modules while functions have the thing in hand: `modules` by name, true if handed it."""

    def __init__(self, holds: Holds) -> None:
        self.modules: dict[str, bool] = {}
        self._holds = holds

    @contextlib.contextmanager
    def followed(self) -> Iterator[None]:
        """Follow the calls of this process."""
        sys.setprofile(self._called)
        try:
            yield
        finally:
            sys.setprofile(None)

    def _called(self, frame: FrameType, event: str, argument: object) -> None:
        if event != "call" or not _module(frame) or frame.f_code.co_name == "<module>":
            return
        if self._in_hand(frame):
            stack = [_module(frame)]
            here = frame
            while caller := _caller(here):
                stack.append(_module(caller))
                here = caller
            for name in reversed(stack):
                self.modules.setdefault(name, False)
            self.modules[stack[0]] = True

    def _in_hand(self, frame: FrameType | None) -> bool:
        if frame is None:
            return False
        code, values = frame.f_code, frame.f_locals
        count = code.co_argcount + code.co_kwonlyargcount
        return any(self._holds(values[name]) for name in code.co_varnames[:count] if name in values)


def _module(frame: FrameType) -> str:
    """Return the module of ptr that a function belongs to, "" for any other function."""
    name = str(frame.f_globals.get("__name__", ""))
    grouped = GROUPED.fullmatch(name)
    return (f"{grouped[1] or grouped[2]}.*" if grouped else name) if name.startswith("ptr.") else ""


def _caller(frame: FrameType) -> FrameType | None:
    """Return the nearest caller that is a function of ptr; None for a module that is being imported."""
    here = frame.f_back
    while here and not _module(here):
        here = here.f_back
    return None if here is None or here.f_code.co_name == "<module>" else here


def text_of(raw: bytes) -> Holds:
    """Return the test of whether a value is, or carries, the text of one file."""
    key = Path(POWER).stem

    def holds(value: object) -> bool:
        if isinstance(value, str | bytes):
            return value in (POWER, raw)
        if isinstance(value, Mapping):
            return value.get("id") == key
        place = getattr(value, "place", value) if isinstance(value, Struct) else None
        return getattr(place, "path", None) == POWER or getattr(place, "id", None) == key

    return holds


def is_filed(value: object) -> bool:
    """Return whether a value is, or carries, what is filed."""
    if isinstance(value, Mapping | list | tuple):
        return any(isinstance(each, str) and each.startswith(FLOWS) and each.endswith(".yaml") for each in value)
    return isinstance(getattr(value, "subject", None) if isinstance(value, Struct) else value, FilingSubject)


def registry(folder: Path) -> Path:
    """Copy and commit the registry of the rules' tests."""
    shutil.copytree(checkout.ROOT / "tests/rules/base", folder)
    who = ("-c", "user.name=t", "-c", "user.email=t@example.cn")
    for words in (("init", "-q", "-b", "main"), ("add", "-A"), (*who, "commit", "-q", "-m", "x")):
        subprocess.run(["git", "-C", str(folder), *words], check=True)
    return folder


def follow(title: str, holds: Holds, *words: str) -> None:
    """Run a command and print its path."""
    path = CallPath(holds)
    output = io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output), path.followed():
        try:
            run(list(words))
        except SystemExit as ended:
            code = ended.code or 0
    if code not in (0, 1):
        sys.exit(output.getvalue())
    lines = (f"{'*' if handed else ' '} {name}" for name, handed in path.modules.items())
    counts = f"{len(path.modules)} modules, of which {sum(path.modules.values())} are handed it (*)"
    print(f"{title}: {counts}", *lines, sep="\n  ", end="\n\n")


def main() -> None:
    """Follow both commands."""
    with tempfile.TemporaryDirectory() as temporary:
        os.environ["XDG_CACHE_HOME"] = f"{temporary}/cache"
        root = registry(Path(temporary).resolve() / "registry")
        words = ("--registry", str(root), "--lang", "en")
        raw = (root / POWER).read_bytes()
        follow("one file's text through validate", text_of(raw), *words, "validate", "--no-cache", "--jobs", "1")
        submit = ("file", "submit", UNIT, "--subject", "flows", "--by", "deputy")
        follow("a filing through file submit", is_filed, *words, *submit)


if __name__ == "__main__":
    main()
