"""A registry at one moment, and what can be read off it."""
