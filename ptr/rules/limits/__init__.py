"""T: time limits."""
