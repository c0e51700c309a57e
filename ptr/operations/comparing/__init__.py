"""`ptr diff`, `ptr history`, `ptr impact`: two or more states, and what changed between them."""
