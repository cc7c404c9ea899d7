"""Docusaurus, VitePress and MyST: Markdown of documentation, with containers, directives and components."""
