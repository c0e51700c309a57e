"""Git: revisions, commits and blobs, read without a checkout."""
