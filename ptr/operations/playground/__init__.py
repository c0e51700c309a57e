"""`ptr demo`: a registry with a year of history."""
