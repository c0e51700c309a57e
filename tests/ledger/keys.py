"""Real keys of OpenSSH, and what offices do with them: register, sign, change the list."""

from __future__ import annotations

import subprocess
from pathlib import Path

from office import Office

CITY = "offices/city/allowed_signers"


class Keys:
    """Keys by name, made when they are first used."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def private(self, name: str) -> Path:
        file = self._folder / name
        if not file.exists():
            command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(file)]
            subprocess.run(command, check=True, capture_output=True)
        return file

    def line(self, name: str, options: str = "") -> str:
        """Give a line of a list of keys."""
        public = self.private(name).with_suffix(".pub").read_text("utf-8")
        return f"{name}@example.cn {options}{public}"

    def register(self, office: Office, *lines: str, path: str = CITY) -> None:
        """Write a list of keys; each is a line, or the name of a key."""
        office.write(path, "".join(each if " " in each else self.line(each) for each in lines))

    def sign(self, office: Office, name: str, path: str) -> None:
        """Sign a file as it is."""
        file = office.root / path
        file.with_name(f"{file.name}.sig").unlink(missing_ok=True)
        command = ["ssh-keygen", "-Y", "sign", "-n", "ptr", "-f", str(self.private(name)), str(file)]
        subprocess.run(command, check=True, capture_output=True)
