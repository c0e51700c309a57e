"""`ptr render` and `ptr verify`: sheets made, kept in step with the registry, and checked."""
