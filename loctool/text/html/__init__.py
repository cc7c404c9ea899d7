"""HTML within texts."""
