"""The catalog: collections, queries, names and rows."""
