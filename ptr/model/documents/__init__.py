"""The document types: one file a type; the folder is the list."""
