"""Bilingual sheets: a row a message, with what may be edited, what is only to be read, and what takes it back."""
