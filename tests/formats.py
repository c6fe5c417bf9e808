"""The formats of export for tests that go through all: one whose extra is missing is skipped, and said so."""

from importlib.util import find_spec

import pytest

from sgpolicy.export import FORMATS
from sgpolicy.export.registry import Format

_BARE = {name: one for name, one in FORMATS.items() if "sources" not in one.options}
WITHOUT_EXTRAS = [name for name, one in _BARE.items() if not one.extra]
"""Those that every installation has, and that need nothing but a catalog."""


def _missing(one: Format) -> bool:
    return not all(find_spec(package) for package in one.packages)


WRITABLE = [
    pytest.param(
        name,
        marks=pytest.mark.skipif(_missing(one), reason=f"NO {name} WRITTEN: pip install 'sgpolicy[{one.extra}]'"),
        id=name,
    )
    for name, one in _BARE.items()
]
"""All that need nothing but a catalog."""
WITH_SOURCES = [name for name in FORMATS if name not in _BARE]
"""Those that also need the source texts, which tests do without."""
TEXTS = ("jsonl", "csv")
"""The formats that are quick to write; faults of each kind are tried on them in every run."""
_LONG = (pytest.mark.slow, pytest.mark.long)
OTHERS = [
    *(pytest.param(one.id, marks=[*one.marks, *_LONG], id=one.id) for one in WRITABLE if one.id not in TEXTS),
    *(pytest.param(name, marks=_LONG) for name in WITH_SOURCES),
]
"""All others, which are tried before a release."""
