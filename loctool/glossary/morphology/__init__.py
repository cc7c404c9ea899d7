"""Word forms by language: lexicons, inflection, agreement."""
