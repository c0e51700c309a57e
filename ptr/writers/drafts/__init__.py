"""Statements of adjustment that were drafted, for programs."""
