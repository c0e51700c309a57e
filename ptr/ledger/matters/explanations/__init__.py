"""Statements of adjustment and the changes that they explain, each once."""
