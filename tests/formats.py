"""The formats of export for tests that go through all: one whose extra is missing is skipped, and said so."""

from importlib.util import find_spec

import pytest

from sgpolicy.export import FORMATS
from sgpolicy.export.registry import Format

WITHOUT_EXTRAS = [name for name, one in FORMATS.items() if not one.extra]
"""Those that every installation has."""


def _missing(one: Format) -> bool:
    return not all(find_spec(package) for package in one.packages)


WRITABLE = [
    pytest.param(
        name,
        marks=pytest.mark.skipif(_missing(one), reason=f"NO {name} WRITTEN: pip install 'sgpolicy[{one.extra}]'"),
        id=name,
    )
    for name, one in FORMATS.items()
]
"""All of them."""
