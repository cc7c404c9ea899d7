"""Rules on the source texts of a deck."""
