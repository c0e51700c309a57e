"""Legal citations: parsed, located, compared."""
