"""Geometry of slides: how much room each text has, and how it is set."""
