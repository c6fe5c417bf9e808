"""Exports: the same rows in different files."""

import sys
from os import PathLike
from pathlib import Path
from types import ModuleType

from sgpolicy.asked import explained
from sgpolicy.catalog.catalog import Catalog
from sgpolicy.export.formats import FORMATS, export

__all__ = ["FORMATS", "export"]


class _Callable(ModuleType):
    """This package, which is called like the function that has its name.

    Importing `sgpolicy.export` makes it the attribute `export` of `sgpolicy`,
    where users expect the function: it is both, whichever is asked for first.
    """

    @explained
    def __call__(
        self,
        catalog: Catalog,
        folder: str | PathLike[str],
        *,
        format: str = "jsonl",  # noqa: A002
        excel: bool = False,
    ) -> list[Path]:
        return export(catalog, folder, format=format, excel=excel)


sys.modules[__name__].__class__ = _Callable
