"""The engines of a project: which there are, and how they are opened as its configuration sets them."""
