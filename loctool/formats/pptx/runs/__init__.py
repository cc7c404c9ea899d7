"""Runs of a paragraph: how they look, and how a translation is written in their place."""
