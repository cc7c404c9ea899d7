"""The maker's tool of the embedded starter pair: prepare, train, export, evaluate; see README.md beside this file."""
