"""Slidev: lines of hyphens part the slides before anybody reads Markdown, and Vue runs what Markdown made."""
