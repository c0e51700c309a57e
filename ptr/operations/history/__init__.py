"""The past: what was filed and where it is, what was in force when."""
