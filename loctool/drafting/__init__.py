"""Drafting: which messages, in which batches, by which strategies; drafts are stored as fuzzy with their provenance."""
