"""A registry at one moment, and what follows from it."""
