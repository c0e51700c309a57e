"""Signatures beside files, checked with OpenSSH against git's allowed-signers file."""

from __future__ import annotations

import datetime
import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ptr.model.fields.fault import Bilingual
from ptr.model.filing.key_list import NAMESPACE

KEYS: Final = "allowed_signers"
"""What a list of keys is called."""

SIGNERS: Final = "offices/{office}/allowed_signers"
"""Where an office registers its keys in the registry."""

UNIT_SIGNERS: Final = "units/{unit}/allowed_signers"
"""Where a unit registers the keys by which its packages are checked."""

LISTED: Final = re.compile(r"(?:offices|units)/[^/]+/allowed_signers\Z")
"""What the path of a list of keys looks like."""

SUFFIX: Final = ".sig"

MISSING: Final[Bilingual] = ("旁边没有签名文件 .sig", "there is no .sig beside it")
FOREIGN: Final[Bilingual] = (
    "不是登记的密钥签的，或者签名之后文件被改过",
    "it was not made with a registered key, or the file has changed since",
)
NO_TOOL: Final[Bilingual] = (
    "没有安装 ssh-keygen，无法核对",
    "ssh-keygen is not installed, so the signature cannot be checked",
)


def signature_fault(content: bytes, signature: bytes | None, keys: bytes, day: datetime.date) -> Bilingual | None:
    """Word what is wrong with the signature of a file; None where a key that was valid on that day made it.

    It may have been made before a checkout or a commit turned the line ends of the file, which are no content.
    """
    if signature is None:
        return MISSING
    with tempfile.TemporaryDirectory(prefix="ptr-signature-") as folder:
        sealed, allowed = Path(folder) / "file.sig", Path(folder) / "allowed_signers"
        sealed.write_bytes(signature.replace(b"\r\n", b"\n"))
        allowed.write_bytes(keys)
        about = (f"-Overify-time={day:%Y%m%d}", "-s", str(sealed), "-f", str(allowed))
        try:
            principals = _run("find-principals", *about)
            name = principals.stdout.decode(errors="replace").partition("\n")[0].strip()
            if principals.returncode or not name:
                return FOREIGN
            words = (*about, "-n", NAMESPACE, "-I", name)
            holds = any(_run("verify", *words, content=each).returncode == 0 for each in _turned(content))
            return None if holds else FOREIGN
        except FileNotFoundError:
            return NO_TOOL


def _turned(content: bytes) -> Iterator[bytes]:
    """Yield a text as it is, then with the line ends of either system."""
    yield content
    plain = content.replace(b"\r\n", b"\n")
    yield from (each for each in (plain, plain.replace(b"\n", b"\r\n")) if each != content and b"\0" not in content)


def _run(action: str, *words: str, content: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = ["ssh-keygen", "-Y", action, *words]
    return subprocess.run(command, input=content, capture_output=True, check=False)
