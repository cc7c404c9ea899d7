"""loctool export and import."""
