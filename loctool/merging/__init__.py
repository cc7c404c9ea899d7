"""Templates into catalogs, and catalogs with each other."""
