"""A catalog as a folder of pages that any browser opens, without a server."""

from sgpolicy.site.build import build

__all__ = ["build"]
