"""What packed formats (.pptx, .odp) have in common: zip packages of XML parts, units of text, inline tags."""
