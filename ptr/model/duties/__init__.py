"""What the fields of a document owe when they change (clauses 三.1, 三.2, 三.3, 三.5, 四)."""
