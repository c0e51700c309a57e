"""The document types: one file per type; the folder is the list."""
