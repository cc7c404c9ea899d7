"""A server that answers as a language model does, at once, and the messages that it knows the translations of."""
