"""Engines that see whole slides: requests, their answers, and what is asked again."""
