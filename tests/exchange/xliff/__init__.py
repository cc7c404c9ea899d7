"""XLIFF out and back."""
