"""C: the catalogue (clause 三.2)."""
