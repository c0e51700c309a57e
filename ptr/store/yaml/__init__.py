"""YAML: reading, explaining, editing and writing the strict dialect."""
