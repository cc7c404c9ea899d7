"""Compiled catalogs: .mo files and JSON for JavaScript clients."""
