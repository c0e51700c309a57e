"""Parts that several printed documents share."""
