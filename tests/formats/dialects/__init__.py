"""Decks in the Markdown of each system, read by its own parser."""
