"""Exports: the same rows in different files."""

from sgpolicy.export.formats import FORMATS, export

__all__ = ["FORMATS", "export"]
