"""Rules on how a text is written: white space, signs, quotation marks, punctuation, whatever it says."""
