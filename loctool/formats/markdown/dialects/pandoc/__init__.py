"""pandoc's Markdown, and what Quarto and R Markdown make of it."""
