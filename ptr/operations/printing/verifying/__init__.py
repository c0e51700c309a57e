"""`verify`: a code, a PDF, a filing package held against the registry."""
