"""`ptr validate`: documents read, rules run, results remembered."""
