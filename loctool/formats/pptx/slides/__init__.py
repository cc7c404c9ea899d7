"""Slides and what is around them: the walk over the texts of a presentation, and labels."""
