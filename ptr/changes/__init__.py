"""What changed between two sides of a registry, and what that obliges to; a module of `kinds` is a kind of change."""
