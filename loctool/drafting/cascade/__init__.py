"""Several engines one after the other: the rules decide whose draft is written."""
