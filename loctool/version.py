"""The version, as the package's metadata, the catalogs and the command line give it."""

__version__ = "0.2.0"
