"""Rules on words: capitals, names, terms, words left in the source language."""
