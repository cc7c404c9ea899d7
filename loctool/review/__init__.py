"""The page on which people look and decide: its data, slides, style and script, the site on disk, and the server."""
