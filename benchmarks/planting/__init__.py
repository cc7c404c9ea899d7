"""Errors that change the meaning, planted in good translations: how many of them `loctool check` finds."""
