"""The layout of flow charts: lanes as columns, steps top-down, orthogonal lines; one drawing for all page formats."""
