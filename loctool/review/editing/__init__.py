"""What people decide on the page, written into catalogs and glossaries; what others wrote meanwhile stays."""
