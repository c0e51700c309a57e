"""How deep a text is nested, counted before a parser that would fail on it reads it."""
