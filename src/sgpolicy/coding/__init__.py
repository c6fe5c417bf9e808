"""The coder's workbench: locate, scaffold, verify, audit."""
