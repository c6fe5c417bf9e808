"""Which data these are: a digest of everything that a catalog says, and a version by its date."""

from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Any

from sgpolicy.catalog.times import dated
from sgpolicy.model.leaves import leaves, written
from sgpolicy.model.period import EARLIEST
from sgpolicy.schema import CLASSES

Items = Callable[[str], Iterable[Any]]
"""Function from the name of a catalog's attribute to what it holds."""


def digest(items: Items) -> str:
    """Return the SHA-256, in hexadecimal, of every field of everything that a catalog holds.

    It depends on neither the order of files, terms or records nor on whether the data came
    from YAML or from the compiled form.
    """
    whole = sha256()
    for name in CLASSES:
        for said in sorted(map(_said, items(name))):
            whole.update(f"{name}\x1e{said}\n".encode())
    return whole.hexdigest()


def _said(item: object) -> str:
    return "\x1f".join([f"{path}={written(value)}" for path, value in leaves(item)])


def version(items: Items) -> str:
    """Return the date of the data as a version, such as 2026.11.29; 0 if nothing has a date.

    It is the last day on which a document was published, read or coded, or a mistake corrected.
    """
    corrected = [erratum.date.end for erratum in items("errata") if erratum.date.end]
    last = max([dated(items("documents")), *corrected])
    return f"{last:%Y.%m.%d}" if last.year > EARLIEST else "0"
