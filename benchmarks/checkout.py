"""Importing this makes `ptr` importable from the checkout that the benchmarks stand in, installed or not."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))
