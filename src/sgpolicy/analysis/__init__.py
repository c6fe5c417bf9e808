"""Pure functions on records: progress and series."""
