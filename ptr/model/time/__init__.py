"""Days, terms and deadlines."""
