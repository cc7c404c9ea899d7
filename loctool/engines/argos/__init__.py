"""Argos models: the engine, its decoder, its attention, glossary terms forced while decoding."""
