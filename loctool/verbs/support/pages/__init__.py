"""Pages: what the page on which people look and decide shows of a project."""
