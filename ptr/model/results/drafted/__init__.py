"""What is drafted for a person to go on with: statements of adjustment, transfers of powers."""
