"""Chinese provincial social-work policy as data that a program can trust.

`sgpolicy.load()` returns the shipped catalog of measures, targets,
observations and provisions, each tied to the characters of the official
document that says so. Names below resolve when first used, so importing the
package costs next to nothing.
"""

import os
from _thread import RLock

# Type checkers take a name so spelt for true; importing it from typing would double the cost of this import.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from sgpolicy.analysis.progress import Progress as Progress
    from sgpolicy.analysis.progress import Verdict as Verdict
    from sgpolicy.analysis.progress import required_growth as required_growth
    from sgpolicy.analysis.series import Series as Series
    from sgpolicy.catalog.catalog import Catalog as Catalog
    from sgpolicy.catalog.shipped import load as load
    from sgpolicy.errors import AmbiguousNameError as AmbiguousNameError
    from sgpolicy.errors import IndeterminateOrderError as IndeterminateOrderError
    from sgpolicy.errors import NotADocumentNumberError as NotADocumentNumberError
    from sgpolicy.errors import NotAPeriodError as NotAPeriodError
    from sgpolicy.errors import NotAQuantityError as NotAQuantityError
    from sgpolicy.errors import NotComparableError as NotComparableError
    from sgpolicy.errors import NotOnlyOneError as NotOnlyOneError
    from sgpolicy.errors import SgPolicyError as SgPolicyError
    from sgpolicy.errors import UnknownNameError as UnknownNameError
    from sgpolicy.errors import UnknownRecordError as UnknownRecordError
    from sgpolicy.errors import UnknownRegionError as UnknownRegionError
    from sgpolicy.errors import UnknownTermError as UnknownTermError
    from sgpolicy.model.interval import Interval as Interval
    from sgpolicy.model.period import Period as Period
    from sgpolicy.model.quantity import Quantity as Quantity
    from sgpolicy.model.unit import Unit as Unit
    from sgpolicy.problem import DataError as DataError
    from sgpolicy.problem import Problem as Problem
    from sgpolicy.reading import find_quantities as find_quantities
    from sgpolicy.reading import read_document_number as read_document_number
    from sgpolicy.reading import read_period as read_period
    from sgpolicy.reading import read_quantity as read_quantity
    from sgpolicy.reading import write_quantity as write_quantity

__version__ = "0.1.0"

LOADING = RLock()
"""Held while anything is imported or read for the first time; one for all, so that a fork can wait for it."""
WRITING = RLock()
"""Held while attrs is imported and writes methods; never while anything of ours is imported, which may wait for it."""
if hasattr(os, "register_at_fork"):
    # A child forked in the middle of a load would wait for ever for a thread that it does not have. Hooks before a fork
    # run last one first: whoever loads may want to write, so the lock for loading is taken first.
    for _lock in (WRITING, LOADING):
        os.register_at_fork(before=_lock.acquire, after_in_parent=_lock.release, after_in_child=_lock.release)

_HOMES = {
    "AmbiguousNameError": "errors",
    "Catalog": "catalog.catalog",
    "DataError": "problem",
    "IndeterminateOrderError": "errors",
    "Interval": "model.interval",
    "NotADocumentNumberError": "errors",
    "NotAPeriodError": "errors",
    "NotAQuantityError": "errors",
    "NotComparableError": "errors",
    "NotOnlyOneError": "errors",
    "Period": "model.period",
    "Problem": "problem",
    "Progress": "analysis.progress",
    "Quantity": "model.quantity",
    "Series": "analysis.series",
    "SgPolicyError": "errors",
    "Unit": "model.unit",
    "UnknownNameError": "errors",
    "UnknownRecordError": "errors",
    "UnknownRegionError": "errors",
    "UnknownTermError": "errors",
    "Verdict": "analysis.progress",
    "find_quantities": "reading",
    "load": "catalog.shipped",
    "read_document_number": "reading",
    "read_period": "reading",
    "read_quantity": "reading",
    "required_growth": "analysis.progress",
    "write_quantity": "reading",
}

__all__ = [  # noqa: PLE0604 - the names that resolve lazily
    *_HOMES,
    "__version__",
]


if not TYPE_CHECKING:  # a type checker is to know the names above, and no others

    def __getattr__(name: str) -> object:
        """Import the home of a public name when it is first asked for."""
        if name not in _HOMES:
            msg = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(msg)
        with LOADING:
            # Only when a name is used; and the collector would walk what every new module brings, and find nothing.
            from sgpolicy._runtime import collection_off  # noqa: PLC0415

            with collection_off():
                value = getattr(__import__(f"{__name__}.{_HOMES[name]}", fromlist=(name,)), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted(__all__)
