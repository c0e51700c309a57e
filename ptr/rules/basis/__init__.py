"""L: the legal basis."""
