"""The environment in which Git answers: no prompt, no network, no language, nothing of another repository."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ptr.store.git.door.places import git_folder, is_bare, shared_folder, working_tree

KEPT: Final = (
    "GIT_EXEC_PATH",
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_NOSYSTEM",
    "GIT_TEST_ASSUME_DIFFERENT_OWNER",
)
"""Variables that say where Git and a person's settings are, or whose repository Git must not enter."""
QUARANTINE: Final = ("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES")
"""Where the objects are that a server has received and not accepted yet; a hook that checks them has to see them."""
FIXED: Final = {
    "LC_ALL": "C",
    "LANGUAGE": "C",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_ASKPASS": "",
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_TRACE2": "0",
    "GIT_TRACE2_EVENT": "0",
    "GIT_TRACE2_PERF": "0",
}
"""Git's own messages are shown as they are, and none of them is parsed."""


def environment(top: Path) -> dict[str, str]:
    """Return the environment for the repository at a working tree's top, or for a bare one."""
    variables = {key: value for key, value in os.environ.items() if not key.startswith("GIT_") or key in KEPT}
    folder = git_folder(top)
    own = folder is not None and _hooked() == shared_folder(folder)
    if folder and folder != top:
        variables["GIT_WORK_TREE"] = str(top)
    elif own and "GIT_DIR" in os.environ:
        variables["GIT_DIR"] = str(top)
    if own and os.environ.get("GIT_QUARANTINE_PATH"):
        variables.update({key: value for key in QUARANTINE if (value := os.environ.get(key))})
    return {**variables, **FIXED}


@contextmanager
def nobodys() -> Iterator[None]:
    """Let this process forget, for a while, what its environment says of repositories."""
    hidden = {key: os.environ.pop(key) for key in list(os.environ) if key.startswith("GIT_") and key not in KEPT}
    try:
        yield
    finally:
        os.environ.update(hidden)


def _hooked() -> Path | None:
    """Return the repository whose hook is running: the one that a variable names, else the one around this process."""
    here = Path.cwd()
    named = os.environ.get("GIT_DIR")
    top = here if is_bare(here) else working_tree(here)
    folder = here / named if named else git_folder(top) if top else None
    return shared_folder(folder.resolve()) if folder else None
