"""The rules: one file in one of the family folders is one rule; the folders are the list."""
