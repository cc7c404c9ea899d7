"""Drafting on a Dask cluster: the same batches on other machines, with the same results byte for byte."""
