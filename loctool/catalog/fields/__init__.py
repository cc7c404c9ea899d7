"""Fields of a header that mislead people: dates, values nobody filled in, addresses, missing and misspelt fields."""
