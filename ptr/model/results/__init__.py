"""The outcomes of operations as values: findings, changes, obligations, histories."""
