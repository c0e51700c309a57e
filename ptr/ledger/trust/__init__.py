"""Whom the ledger believes: the keys of offices and units, and the alterations that an office allowed."""
