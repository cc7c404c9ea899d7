"""Rules across the messages of a catalog, or of all catalogs of a language."""
