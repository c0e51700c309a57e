"""`ptr diff`, `ptr history`, `ptr impact`: two states or many, and what changed between them."""
