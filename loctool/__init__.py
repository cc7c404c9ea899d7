"""Localise German (or any) slide decks with gettext catalogs, offline drafts and a glossary."""

__version__ = "0.1.0"
