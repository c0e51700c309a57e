"""What the past tells: what was filed where, what was in force when."""
