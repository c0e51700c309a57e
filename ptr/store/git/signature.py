"""Signatures beside files, checked with OpenSSH against git's allowed-signers file."""

from __future__ import annotations

import datetime
import subprocess
from pathlib import Path
from typing import Final

from ptr.model.fields.fault import Bilingual

NAMESPACE: Final = "ptr"
"""The purpose of a signature: one made for another purpose does not count."""

SIGNERS: Final = "offices/{office}/allowed_signers"
"""Where an office registers its keys in the registry."""

UNIT_SIGNERS: Final = "units/{unit}/allowed_signers"
"""Where a unit registers the keys by which its packages are checked."""

MISSING: Final[Bilingual] = ("旁边没有签名文件 .sig", "there is no .sig beside it")
FOREIGN: Final[Bilingual] = (
    "不是登记的密钥签的，或者签名之后文件被改过",
    "it was not made with a registered key, or the file has changed since",
)
NO_TOOL: Final[Bilingual] = (
    "没有安装 ssh-keygen，无法核对",
    "ssh-keygen is not installed, so the signature cannot be checked",
)


def signature_fault(file: Path, allowed: Path, day: datetime.date) -> Bilingual | None:
    """Word what is wrong with the signature beside a file; None where a key that was valid on that day made it."""
    signature = file.with_name(f"{file.name}.sig")
    if not signature.is_file():
        return MISSING
    time = f"-Overify-time={day:%Y%m%d}"
    try:
        principals = _run("find-principals", time, "-s", str(signature), "-f", str(allowed))
        name = principals.stdout.decode(errors="replace").partition("\n")[0].strip()
        if principals.returncode or not name:
            return FOREIGN
        words = (time, "-n", NAMESPACE, "-I", name, "-s", str(signature), "-f", str(allowed))
        return FOREIGN if _run("verify", *words, content=file.read_bytes()).returncode else None
    except FileNotFoundError:
        return NO_TOOL


def _run(action: str, *words: str, content: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = ["ssh-keygen", "-Y", action, *words]
    return subprocess.run(command, input=content, capture_output=True, check=False)
