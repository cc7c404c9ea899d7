"""Russian word forms and agreement."""
