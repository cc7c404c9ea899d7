"""Rules on what a text says: denials, lost clauses, the translation of another text."""
