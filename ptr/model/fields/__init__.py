"""What a document type declares about each field, and what follows from it: labels, schema, references, faults."""
