"""Word documents and spreadsheets, written reproducibly."""
