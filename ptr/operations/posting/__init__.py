"""Postings: what hangs where since when, taken down, or entered by mistake (clauses 三.5(2), 三.6)."""
