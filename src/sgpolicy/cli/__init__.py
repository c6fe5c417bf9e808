"""The `sgpolicy` command: thin, every verb one call into the library."""

from sgpolicy.cli.main import main

__all__ = ["main"]
