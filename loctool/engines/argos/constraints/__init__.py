"""Glossary terms in drafts: forced while decoding, or put in their place."""
