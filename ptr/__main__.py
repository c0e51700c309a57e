"""`ptr` and `python -m ptr`."""

import gc
import sys

from ptr import __version__


def main() -> None:
    """Answer `--version` at once; everything else is the command line's business, once it is loaded."""
    if sys.argv[1:] == ["--version"]:
        print(f"ptr {__version__}")
        return
    gc.set_threshold(50_000, 20, 100)  # documents hold no cycles: to search thousands for them is a sixth of a run
    try:
        from ptr.cli import run
    except KeyboardInterrupt:
        sys.exit(130)
    run()


if __name__ == "__main__":
    main()
