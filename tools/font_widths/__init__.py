"""Makes the tables of loctool/fit/data: how wide the characters of typefaces are."""
