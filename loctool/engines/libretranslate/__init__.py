"""LibreTranslate, and servers that speak its HTTP API."""
