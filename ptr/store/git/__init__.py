"""Git: revisions, commits and blobs, read without checkout."""
