"""`python -m ptr`."""

from ptr.cli import main

main()
