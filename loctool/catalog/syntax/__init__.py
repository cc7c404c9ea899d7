"""The syntax of .po files: the grammar, its mistakes, comment lines and escapes."""
