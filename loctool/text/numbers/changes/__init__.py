"""Values that differ between a text and its translation: units, per cent, signs, ranges, number words."""
