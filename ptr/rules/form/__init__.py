"""Y: the form of a file."""
