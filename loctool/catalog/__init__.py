"""Catalogs: .po files read and written without churn, their headers, messages, states and provenance."""
