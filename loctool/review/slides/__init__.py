"""Slides as slides: what a deck shows, as plain trees that the page's script turns into nodes."""
