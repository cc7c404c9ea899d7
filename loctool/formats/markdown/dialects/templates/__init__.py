"""Tags of templates in Markdown: Hugo's shortcodes, and Liquid."""
