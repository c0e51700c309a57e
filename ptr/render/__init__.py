"""Printed pages: audience filter, views, page formats, one entry point (`engine.render`)."""
