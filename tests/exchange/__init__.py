"""Catalogs in the files of other programs."""
