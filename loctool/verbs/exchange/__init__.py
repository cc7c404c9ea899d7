"""Translations out to the files that others work in, and in from them."""
