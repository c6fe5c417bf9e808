"""Citing: the documents behind a result, and the library with its data, as references of several styles."""

from sgpolicy.citing.bibliography import STYLES, Bibliography, Reference, cite

__all__ = ["STYLES", "Bibliography", "Reference", "cite"]
