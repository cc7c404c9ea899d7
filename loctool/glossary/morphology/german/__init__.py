"""German word forms and compounds."""
