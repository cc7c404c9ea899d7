"""Jekyll: Liquid's tags within kramdown."""
