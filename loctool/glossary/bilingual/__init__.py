"""Which words of a translation may stand for which of its source: lexicons learned from parallel texts, and names."""
