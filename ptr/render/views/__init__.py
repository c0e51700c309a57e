"""One file a view: a document's ready-to-print values, made only of what its reader may see."""
