"""P: the inventory of powers (clause 三.1)."""
