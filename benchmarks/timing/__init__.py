"""Whole processes measured in turns, the peers they are compared with, and the table."""
