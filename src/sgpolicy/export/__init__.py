"""Exports: the same rows in different files."""

import sys
from os import PathLike
from pathlib import Path
from types import ModuleType

from sgpolicy.asked import explained
from sgpolicy.catalog.catalog import Catalog
from sgpolicy.export.formats import FORMATS, export
from sgpolicy.export.selection import Filters

__all__ = ["FORMATS", "export"]


class _Callable(ModuleType):
    """This package, which is called like the function that has its name.

    Importing `sgpolicy.export` makes it the attribute `export` of `sgpolicy`,
    where users expect the function: it is both, whichever is asked for first.
    """

    @explained
    def __call__(  # noqa: PLR0913 - the signature of the function
        self,
        catalog: Catalog,
        folder: str | PathLike[str],
        *,
        format: str = "jsonl",  # noqa: A002
        excel: bool = False,
        where: Filters | None = None,
        labels: str | None = None,
        partition: str | None = None,
        sources: str | PathLike[str] | None = None,
    ) -> list[Path]:
        return export(
            catalog,
            folder,
            format=format,
            excel=excel,
            where=where,
            labels=labels,
            partition=partition,
            sources=sources,
        )


sys.modules[__name__].__class__ = _Callable
