"""A large deck, and how quick its page is in a browser."""
