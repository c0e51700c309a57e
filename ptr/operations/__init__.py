"""The verbs: plain functions that tie store, rules and writers together."""
