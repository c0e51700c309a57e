"""What changed between two states of a registry, and what that requires; a module of `kinds` is a kind of change."""
