"""What the rule on names looks for on both sides."""
