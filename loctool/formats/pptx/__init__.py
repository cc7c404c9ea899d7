"""Decks of PowerPoint: .pptx and its kin."""
