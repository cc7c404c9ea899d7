"""The page served to a browser on this machine. Knows HTTP and nothing of catalogs."""
