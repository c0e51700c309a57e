"""A file changed in place: values, keys and fields, with the comments of whoever wrote it."""
