"""Power transparency registry."""
