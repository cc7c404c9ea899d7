"""What benchmarks/checks.py measures with: planted catalogs, peers, real catalogs."""
