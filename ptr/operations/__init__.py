"""The verbs: plain functions that combine store, rules and writers."""
