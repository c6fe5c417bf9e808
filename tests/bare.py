"""The formats that need nothing but a catalog."""

from sgpolicy.export import FORMATS

BARE = [name for name, one in FORMATS.items() if "sources" not in one.options]
"""Their names: qdpx also needs the source texts, which tests do without."""
