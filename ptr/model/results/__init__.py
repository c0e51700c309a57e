"""What operations find out, as values: findings, changes, obligations, histories."""
