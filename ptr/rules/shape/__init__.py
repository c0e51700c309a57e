"""S: the shape of a document."""
