"""The value classes: frozen, with no I/O, no YAML and no globals."""
