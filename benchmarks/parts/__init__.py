"""The parts of the comparison, one file each, whose `rows` yields its rows of the table."""
