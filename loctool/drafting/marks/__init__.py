"""Strategies that write marks in the places of words, besides those of markup."""
