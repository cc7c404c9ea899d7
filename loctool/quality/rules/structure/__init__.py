"""Rules on what programs read in a text: markup, placeholders, addresses, identifiers."""
