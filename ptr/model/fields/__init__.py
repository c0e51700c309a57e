"""What a document type declares of each field, and what follows from it: labels, schema, references, faults."""
