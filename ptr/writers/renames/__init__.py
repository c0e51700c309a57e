"""A key that is put otherwise, for programs."""
