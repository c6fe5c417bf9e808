"""The coder's workbench: locate, scaffold, audit, verify, format, compare."""
