"""Printed pages: audience filter, views, page formats, one entry (`engine.render`)."""
