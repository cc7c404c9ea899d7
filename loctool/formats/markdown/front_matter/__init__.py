"""Front matter of every system: where it is, the texts in it, and how their translations are written."""
