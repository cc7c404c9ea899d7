"""Texts in the HTML of Markdown: found by offsets, and written back so that the HTML keeps its structure."""
