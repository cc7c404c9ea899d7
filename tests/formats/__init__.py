"""Decks read, and written again."""
