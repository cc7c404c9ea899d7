"""Rules on values: numbers, units, dates, amounts of money."""
