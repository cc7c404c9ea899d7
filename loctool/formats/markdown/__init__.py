"""Slide decks in Markdown."""
