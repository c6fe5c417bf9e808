"""The types of what queries and analyses give: all of them can be named in an annotation."""

import importlib
import pkgutil
from collections.abc import Iterator

import sgpolicy
from sgpolicy import Collection, analysis, catalog, citing, model, typing
from sgpolicy.analysis.listed import Result
from sgpolicy.model.tabular import Mapped, Summary, Tabular
from sgpolicy.schema import TABLES

BASES = {"Collection", "Listed", "Noted", "Result", "Table", "Terms"}
ALIASES = {"DayLike", "RegionLike", "Some", "YearLike"}


def _below(cls: type[object]) -> Iterator[type[object]]:
    one: type[object]
    for one in cls.__subclasses__():
        yield one
        yield from _below(one)


def test_every_type_of_a_result_is_there() -> None:
    """Or among the nouns of the face; the classes that they only share are not."""
    for package in (analysis, catalog, citing, model):
        for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            importlib.import_module(found.name)
    made = {
        one.__name__
        for base in (Mapped, Result, Tabular)
        for one in _below(base)
        if one.__module__.startswith("sgpolicy.") and not one.__module__.startswith("sgpolicy.testing.")
    }

    assert {*typing.__all__} == ((made | {Summary.__name__}) - BASES - {*dir(sgpolicy)}) | ALIASES
    assert [*typing.__all__] == sorted(typing.__all__)


def test_every_collection_of_a_catalog_is_of_one_of_them(shipped: sgpolicy.Catalog) -> None:
    """By the same name, of the same class."""
    kinds = {type(getattr(shipped, name)) for name in TABLES}

    assert kinds <= {getattr(typing, name) for name in typing.__all__}
    assert all(issubclass(kind, Collection) for kind in kinds)
