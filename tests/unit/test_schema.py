"""The table of types: nothing of a class is forgotten, and no class is."""

import copy
import inspect
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from typing import Any, get_args, get_type_hints

import attrs
import pytest

import sgpolicy
from sgpolicy import model
from sgpolicy.catalog import catalog
from sgpolicy.catalog.catalog import Catalog
from sgpolicy.catalog.collection import Collection
from sgpolicy.catalog.postings import Fact
from sgpolicy.catalog.rows import FIELDS
from sgpolicy.catalog.vocabulary import Vocabulary
from sgpolicy.display.tables import cells_of
from sgpolicy.model.document import Document
from sgpolicy.model.period import Period
from sgpolicy.model.record import Record
from sgpolicy.model.region import Region
from sgpolicy.model.terms import Term
from sgpolicy.model.unit import UNITS, Unit
from sgpolicy.schema import (
    CLASSES,
    DATES,
    RECORD_CLASSES,
    RECORD_LISTS,
    RECORD_TYPES,
    TABLES,
    TERM_TYPES,
    TIMES,
    file_keys,
)
from sgpolicy.testing import strategies
from sgpolicy.testing.catalogs import make_catalog

_FORMER = "former ids lead to a record; what it is called now is exported"
_NAMES = "names that people may write; exported is what a term is called"
NOT_EXPORTED: dict[tuple[str, str], str] = {
    **{(name, "aliases"): _FORMER for name in RECORD_TYPES},
    **{(name, "aliases"): _NAMES for name in TERM_TYPES if name not in {"bodies", "errata"}},
    ("regions", "other_chars"): _NAMES,
}
"""The fields that no row of an export reads, and why."""


def forgotten(cls: type, items: list[Any]) -> set[str]:
    """Return the fields of *cls* that no function of its row reads from any of *items*."""
    read: set[str] = set()

    class Watched(cls):  # type: ignore[misc]
        __slots__ = ()

        def __getattribute__(self, name: str) -> object:
            read.add(name)
            return super().__getattribute__(name)

    for item in items:
        watched = copy.copy(item)
        object.__setattr__(watched, "__class__", Watched)
        for value in FIELDS[cls].values():
            value(watched)
    return {field.name for field in attrs.fields(cls)} - read


@pytest.fixture(scope="module")
def items() -> dict[str, list[Any]]:
    """Return some objects of every class, by the names of the catalog's attributes."""
    made = make_catalog(500, seed=3)
    return {name: list(getattr(made, name))[:50] for name in CLASSES}


@pytest.mark.parametrize("name", CLASSES)
def test_every_field_is_exported(name: str, items: dict[str, list[Any]]) -> None:
    """Or listed with the reason why it is not: who adds a field to a class adds it to its row."""
    unread = forgotten(CLASSES[name], items[name])

    assert {field for kind, field in NOT_EXPORTED if kind == name} == unread, "give it a key in catalog/rows.py"


def test_every_field_of_a_unit_is_exported() -> None:
    """Units are rows, too, though no file holds them."""
    assert set() == forgotten(Unit, list(UNITS))


def test_a_field_that_is_in_no_row_is_found(monkeypatch: pytest.MonkeyPatch, items: dict[str, list[Any]]) -> None:
    """A row without what reads the status of measures is one that forgets it."""
    cls = RECORD_TYPES["measures"]
    rest = {key: value for key, value in FIELDS[cls].items() if key != "status"}
    before = forgotten(cls, items["measures"])
    monkeypatch.setitem(FIELDS, cls, rest)

    assert before | {"status"} == forgotten(cls, items["measures"])


def leaves(cls: type) -> set[type]:
    """Return the classes under *cls* that have none below them."""
    subclasses: list[type] = cls.__subclasses__()
    below = [one for one in subclasses if one.__module__.startswith("sgpolicy.") and attrs.has(one)]
    return {leaf for one in below for leaf in leaves(one)} or {cls}


def test_every_class_of_the_model_is_in_the_table() -> None:
    """Who adds a class of record or of term adds it to the table, though nothing else imports its module yet."""
    for module in pkgutil.iter_modules(model.__path__):
        import_module(f"{model.__name__}.{module.name}")

    assert leaves(Record) == set(RECORD_TYPES.values()), "give it a row in schema.py"
    assert leaves(Term) <= set(TERM_TYPES.values()), "give it a row in schema.py"


def test_every_class_of_the_table_is_public() -> None:
    """What a catalog holds has a name that programs may rely on."""
    assert {cls.__name__ for cls in CLASSES.values()} <= set(dir(sgpolicy)), "name it in __init__.py and .pyi"


@pytest.mark.parametrize("name", CLASSES)
def test_every_type_has_its_place_in_the_catalog(name: str) -> None:
    """An attribute that type checkers know, and a collection with a `where` of its own."""
    hints = get_type_hints(Catalog, vars(catalog) | {c.__name__: c for c in collections()}, include_extras=True)
    collection = catalog._collection(name)

    assert hints.get(name) is collection, "annotate it in catalog/catalog.py"
    assert "where" in vars(collection), "give it a `where` of its own in catalog/records.py"
    assert f"    {name}: " in inspect.cleandoc(Catalog.__doc__ or ""), "name it in the docstring of Catalog"


def collections() -> list[type[Any]]:
    """Return the classes of collections, all imported."""
    return [catalog._collection(name) for name in CLASSES]


@pytest.mark.parametrize("name", CLASSES)
def test_every_type_has_a_row_and_a_table(name: str, items: dict[str, list[Any]]) -> None:
    """An export and the prompt show it, with its id first in a row and last in a table."""
    item = next(iter(items[name]), None)
    assert item is not None, "make some up in testing/catalogs.py"
    header, cells = cells_of(item)

    assert item.id == next(iter(FIELDS[type(item)].values()))(item) == cells[-1]
    assert len(header) == len(cells) > 3


@pytest.mark.parametrize("name", RECORD_TYPES)
def test_every_type_of_record_is_drawn_and_made_up(name: str, items: dict[str, list[Any]]) -> None:
    """By a strategy of its name, and by the maker of catalogs."""
    assert name in strategies.__all__, "name it in __all__ of testing/strategies/records.py"
    assert items[name], "make some up in testing/catalogs.py"


def test_keywords_of_where_are_what_can_be_asked() -> None:
    """Each keyword of a collection stands in its table of facts, and the other way round."""
    for cls in collections():
        asked = set(get_type_hints(cls.where, localns=hints_of(cls))) - {"return", "predicate", "known_by"}

        assert set(cls._FACTS) == asked, cls.__name__


def test_each_keyword_of_where_reaches_its_fact() -> None:
    """And no other one: `where` hands its keywords on in the order of the table."""
    asked: list[tuple[str, object]] = []

    def recording(name: str) -> Fact:
        return Fact(lambda _: (), lambda _, value: asked.append((name, value)))

    nothing = Vocabulary(dict[str, tuple[Any, ...]]().__getitem__)
    for cls in collections():
        facts = {name: recording(name) for name in cls._FACTS}
        probe: Any = type(cls.__name__, (cls,), {"_FACTS": facts, "__slots__": ()})((), nothing)
        for name in facts:
            probe.where(**{name: "this"})

            assert [(name, "this")] == asked
            asked.clear()


def hints_of(cls: type[Collection[Any]]) -> dict[str, Any]:
    """Return names that annotations of *cls* may hold."""
    return {"Self": cls, "Any": Any}


@pytest.mark.parametrize("name", RECORD_TYPES)
def test_the_time_of_a_record_is_the_field_that_the_table_names(name: str, items: dict[str, list[Any]]) -> None:
    """`when` is that field; a class without one has no time."""
    cls = RECORD_TYPES[name]
    hints = get_type_hints(cls)
    times = [field.name for field in attrs.fields(cls) if Period in parts(hints[field.name])]

    assert times == ([TIMES[cls]] if cls in TIMES else [])
    for item in items[name]:
        assert item.when == (getattr(item, TIMES[cls]) if cls in TIMES else None)


def parts(form: Any) -> Iterator[Any]:  # noqa: ANN401 - a type hint of whatever form
    """Yield the classes that a type hint is made of."""
    yield form
    for part in get_args(form):
        yield from parts(part)


def test_what_is_referred_to_is_made_first() -> None:
    """Each class comes after those that its fields name."""
    seen: set[type] = set()
    for cls in CLASSES.values():
        seen.add(cls)
        named = {part for field in attrs.fields(cls) for part in parts(get_type_hints(cls)[field.name])}

        assert named & set(CLASSES.values()) <= seen


def test_the_lists_hold_the_same() -> None:
    """Whatever their order, and exports say of a record what it says of itself."""
    assert set(RECORD_LISTS) == set(RECORD_CLASSES) == set(RECORD_TYPES)
    assert {name: cls.record_type for name, cls in RECORD_TYPES.items()}.items() <= TABLES.items()
    assert TABLES["documents"] == Document.record_type


def test_a_file_of_a_document_may_hold_all_that_a_document_has() -> None:
    """Its fields, the dates in one mapping, and every list of records, each once."""
    keys = file_keys(Document)
    fields = {field.name for field in attrs.fields(Document)}

    assert len(keys) == len(set(keys))
    assert set(keys) == fields - {*DATES} | {"dates", *RECORD_LISTS}
    assert file_keys(Region) == [field.name for field in attrs.fields(Region)]
