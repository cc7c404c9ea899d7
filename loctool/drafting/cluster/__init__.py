"""Drafting on a Dask cluster: the same batches on other machines, with the same results to the byte."""

from loctool.drafting.cluster.session import connected

__all__ = ["connected"]
