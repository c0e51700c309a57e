"""Power transparency registry."""

__version__ = "0.1.0"
