"""One file a document: its page and its body."""
