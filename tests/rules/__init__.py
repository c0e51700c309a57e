"""Cases of the rules: one Markdown file a rule; `cases.py` says how a case is written."""
