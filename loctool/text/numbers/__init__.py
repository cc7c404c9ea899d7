"""Numbers of a text: read by the rules of its language, written by those of another, in words, and as money."""
