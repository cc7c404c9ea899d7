"""The tables of pandoc: found, cut into cells, and drawn anew with translated cells."""
