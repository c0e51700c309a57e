"""The texts that generated files are made from."""
