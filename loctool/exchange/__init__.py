"""Catalogs in the files that other people and programs work in: sheets and XLIFF, out and back in."""
