"""`ptr render` and `ptr verify`: sheets printed, kept in step with the registry, and verified."""
