"""YAML: the strict dialect read, explained, edited and written."""
