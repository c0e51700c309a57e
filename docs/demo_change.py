"""Shorten one promised limit in a copy of the bundled registry, as a clerk would in an editor (for `make demo`)."""

import sys
from pathlib import Path

power = Path(sys.argv[1]) / "units/minzheng/powers/mz-h2jipi.yaml"
text = power.read_text(encoding="utf-8")
before = next(line for line in text.splitlines() if line.strip().startswith("promised:"))
number = before.split("value: ")[1].split(",")[0]
after = before.replace(f"value: {number}", f"value: {int(number) - 3}")
power.write_text(text.replace(before, after), encoding="utf-8")
print(f"  - {before.strip()}\n  + {after.strip()}\n")
