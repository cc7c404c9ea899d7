"""Engines that ask a server: its settings, and the client that all of them use."""
