"""Filings as people are shown them: where each stands, what it settled, what comes next."""
