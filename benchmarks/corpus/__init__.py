"""Made-up registries of any size: every document type, varied Chinese texts, valid, the same for the same seed."""
