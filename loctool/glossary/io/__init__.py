"""Glossary files: tables and TBX."""
