"""The kinds of change: one file a kind; the folder is the list."""
