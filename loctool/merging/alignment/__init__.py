"""A deck and an already translated one side by side: which text is the translation of which."""
