"""Filings with the city office: submitted, packed, decided, answered, listed."""
