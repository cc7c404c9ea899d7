"""Links and images of a deck: their texts, the files and headings that they lead to."""
