"""Pure functions on records: progress, series, panels, coverage, escalation and lineage."""
