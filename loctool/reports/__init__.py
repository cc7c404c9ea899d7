"""What verbs found, written for other programs."""
