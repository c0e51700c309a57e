"""What the ledger remembers, as plain values."""
