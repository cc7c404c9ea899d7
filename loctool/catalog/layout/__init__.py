"""How the lines of a .po file are laid out: style, wrapping, escapes."""
