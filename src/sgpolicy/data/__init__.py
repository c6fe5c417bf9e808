"""The shipped data: YAML only."""
