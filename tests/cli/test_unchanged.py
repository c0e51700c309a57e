"""A registry in which nothing changed is answered before any rule, and any type of document, is imported."""

from __future__ import annotations

import os
import subprocess
import sys
import time

from support import environment

LOOK = """
import sys
from ptr.cli import run
try:
    run(["--registry", sys.argv[1], "validate", "--format", "json"])
except SystemExit:
    pass
heavy = ("ptr.rules", "ptr.model.documents", "yaml", "git")
print([name for name in sys.modules if name.startswith(heavy)], file=sys.stderr)
"""


def test_what_did_not_change_is_answered_without_rules_and_types(small):
    old = time.time() - 60
    for path in small.rglob("*.yaml"):
        os.utime(path, (old, old))
    time.sleep(2.1)  # the moment of change cannot be set, and a file younger than that is read again
    answers = []
    for turn in range(3):
        done = subprocess.run(
            [sys.executable, "-c", LOOK, str(small)], env=environment(), capture_output=True, text=True, check=True
        )
        answers.append(done.stdout)
        assert (done.stderr.strip() == "[]") is (turn > 0), done.stderr
    assert answers[0] == answers[1] == answers[2]
