"""The steps of the job that join formats and catalogs: extract, compile, render, status."""
