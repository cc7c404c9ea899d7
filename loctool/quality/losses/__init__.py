"""What a translation has to keep of its source: values, negation, script, length; shared by drafting and checks."""
