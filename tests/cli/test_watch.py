"""`ptr validate --watch`: checks at once and after every save, until Ctrl-C."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time

import pytest
from support import environment

POWER = "units/minzheng/powers/mz-wtodoc.yaml"


def read_until(stream, words: str, seconds: float) -> str:
    """Read what a process prints until it has printed some words; an error when it takes longer."""
    text, end = "", time.monotonic() + seconds
    while words not in text:
        left = end - time.monotonic()
        assert left > 0, f"{words} not printed in {seconds} s: {text}"
        if select.select([stream], [], [], left)[0]:
            piece = os.read(stream.fileno(), 65536).decode(errors="replace")
            assert piece, text
            text += piece
    return text


@pytest.fixture
def watching(small):
    command = [sys.executable, "-m", "ptr", "--registry", str(small), "validate", "--watch"]
    with subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        try:
            yield run
        finally:
            run.kill()


def test_every_save_is_checked_and_ctrl_c_ends_it(watching, small):
    read_until(watching.stdout, "no findings", 30)
    path = small / POWER
    good = path.read_bytes()
    path.write_bytes(good.replace(b"lead: ", b"lead: nobody-"))
    assert "X001" in read_until(watching.stdout, "Explanation", 15)
    (small / "units/minzheng/stray.yaml").write_bytes(b"a: 1\n")
    assert "Y007" in read_until(watching.stdout, "Explanation", 15)
    (small / "units/minzheng/stray.yaml").unlink()
    read_until(watching.stdout, "Explanation", 15)
    path.write_bytes(good)
    read_until(watching.stdout, "no findings", 15)
    registry = small / "registry.yaml"
    kept = registry.read_bytes()
    registry.write_bytes(kept.replace(b">=0.1", b">=99"))
    read_until(watching.stderr, "requires ptr", 15)
    registry.unlink()
    read_until(watching.stderr, "no registry", 15)
    registry.write_bytes(kept)
    read_until(watching.stdout, "no findings", 15)
    watching.send_signal(signal.SIGINT)
    assert watching.wait(15) == 130
