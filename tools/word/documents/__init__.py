"""One file per document: its page and its body."""
