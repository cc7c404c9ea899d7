"""Commands that work with git, beside `diff`."""
