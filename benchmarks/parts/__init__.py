"""The parts of the comparison: one file a part, whose `rows` yields its rows of the table."""
