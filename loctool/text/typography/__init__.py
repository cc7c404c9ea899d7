"""How texts are written, whatever they say: spaces, marks and characters."""
