"""Engines that see messages where they stand: whole slides are asked for, and what is wrong is asked again."""
