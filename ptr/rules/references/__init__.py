"""X: references and keys across documents."""
