"""The test kit: strategies, laws and a pytest plugin, for our tests and for yours.

- `sgpolicy.testing.strategies`: hypothesis strategies for every class of the
  model and for whole catalogs, valid by construction (needs hypothesis);
- `sgpolicy.testing.INVARIANTS`: what is true of every catalog, as named
  functions that raise `AssertionError`; `check_invariants(catalog)` runs all;
- `sgpolicy.testing.dump_catalog` and `dump_document`: YAML files that load to
  the same catalog; `differences` compares two catalogs in every field;
- `pytest --sgpolicy PATH`: each check on each data file becomes a test.

Nothing is imported until it is used, and only the strategies need more than
the library itself.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sgpolicy.testing.dumping import dump_catalog as dump_catalog
    from sgpolicy.testing.dumping import dump_document as dump_document
    from sgpolicy.testing.invariants import INVARIANTS as INVARIANTS
    from sgpolicy.testing.invariants import Invariant as Invariant
    from sgpolicy.testing.invariants import check_invariants as check_invariants
    from sgpolicy.testing.likeness import differences as differences

_HOMES = {
    "INVARIANTS": "invariants",
    "Invariant": "invariants",
    "check_invariants": "invariants",
    "differences": "likeness",
    "dump_catalog": "dumping",
    "dump_document": "dumping",
}

__all__ = [  # noqa: PLE0604 - the names that resolve lazily
    *_HOMES,
]


def __getattr__(name: str) -> object:
    """Import the home of a public name when it is first asked for."""
    if name not in _HOMES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    from importlib import import_module  # noqa: PLC0415 - only when a name is used

    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
