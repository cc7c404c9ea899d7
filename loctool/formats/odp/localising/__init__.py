"""What changes in a translated paragraph beside its words: its language, its direction, its typefaces."""
