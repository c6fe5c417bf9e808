"""The value classes: bare until attrs writes their methods, and then what attrs makes."""

import inspect
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import attrs
import pytest

import sgpolicy.model
from sgpolicy.model.interval import Interval
from sgpolicy.model.name import Name
from sgpolicy.model.period import Period
from sgpolicy.model.record import Record
from sgpolicy.model.unit import UNITS, Unit

MODULES = [import_module(f"sgpolicy.model.{found.name}") for found in iter_modules(sgpolicy.model.__path__)]
CLASSES = sorted(
    {
        value
        for module in MODULES
        for value in vars(module).values()
        if isinstance(value, type) and value.__module__ == module.__name__ and attrs.has(value)
    },
    key=lambda cls: cls.__name__,
)


def told(code: str) -> str:
    """Return what *code* prints in a Python of its own, where nothing has been asked for yet."""
    command = [sys.executable, "-c", code]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8", timeout=60).stdout.strip()  # noqa: S603


def test_there_are_the_classes_of_the_model() -> None:
    """The list that the tests below walk is no empty one."""
    assert {Interval, Name, Period, Record, Unit} <= set(CLASSES)
    assert len(CLASSES) > 25


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_a_written_class_is_what_attrs_makes(cls: type) -> None:
    """It has slots for its fields, keyword arguments, and no stand-in is left."""
    fields = [field.name for field in attrs.fields(cls)]
    slots = [slot for base in cls.__mro__ for slot in getattr(base, "__slots__", ())]
    assert sorted(fields) == sorted(slot for slot in slots if slot != "__weakref__")
    assert slots.count("__weakref__") == 1
    assert list(inspect.signature(cls).parameters) == fields
    left = [name for name, value in vars(cls).items() if type(value).__name__ == "_StandIn"]
    assert left == []


def test_importing_the_model_imports_no_attrs() -> None:
    """Which is the whole point."""
    modules = "sgpolicy.catalog.shipped, sgpolicy.catalog.records, sgpolicy.catalog.terms"
    code = f"import {modules}, sys; print('attr' in sys.modules)"
    assert told(code) == "False"


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        pytest.param("u == v, u == w", "True False", id="compared"),
        pytest.param("hash(u) == hash(v)", "True", id="hashed"),
        pytest.param("pickle.loads(pickle.dumps(u)) == v", "True", id="pickled"),
        pytest.param("copy.deepcopy(u) == v, copy.copy(u) is u", "True False", id="copied"),
        pytest.param("attrs.asdict(u, recurse=False)['id']", "person", id="as a dict"),
        pytest.param("[f.name for f in attrs.fields(Unit)][:2]", "['id', 'name']", id="inspected"),
        pytest.param("attrs.has(Unit), attrs.has(int)", "True False", id="asked for"),
        pytest.param("attrs.evolve(u, id='day').id", "day", id="evolved"),
        pytest.param("next(iter(inspect.signature(Unit).parameters))", "id", id="signature"),
        pytest.param("Unit.__match_args__", "()", id="matched"),
        pytest.param("hasattr(u, '__replace__') == hasattr(Twin(), '__replace__')", "True", id="replaced"),
    ],
)
def test_the_first_use_has_the_methods_written(first: str, expected: str) -> None:
    """Whatever is asked for first, it works as on any class of attrs."""
    code = (
        "import attrs, copy, inspect, pickle; from sgpolicy.model.unit import UNITS, Unit;"
        "Twin = attrs.make_class('Twin', {}, frozen=True); u, w = UNITS[:2]; v = UNITS[0].base;"
        f"print({first})"
    )
    assert told(code) == expected


@pytest.mark.parametrize("change", ["u.id = 'x'", "del u.id", "u.other = 1"])
def test_objects_are_frozen_before_anything_is_written(change: str) -> None:
    """Setting is refused from the first moment."""
    code = (
        "import attrs; from sgpolicy.model.unit import UNITS; u = UNITS[0]\n"
        f"try:\n    {change}\nexcept attrs.exceptions.FrozenInstanceError: print(u.id)"
    )
    assert told(code) == "person"


def test_many_threads_may_be_the_first() -> None:
    """They wait for one another and get the same class."""
    code = (
        "from concurrent.futures import ThreadPoolExecutor; from threading import Barrier\n"
        "from sgpolicy.model.name import Name; from sgpolicy.model.figure import Target; import attrs\n"
        "gate = Barrier(16)\n"
        "def make(n):\n    gate.wait(); return Name(zh='甲', en=str(n % 2)), len(attrs.fields(Target))\n"
        "with ThreadPoolExecutor(16) as pool: print(len(set(pool.map(make, range(16)))))"
    )
    assert told(code) == "2"


def test_a_class_of_a_users_own_inherits_the_fields() -> None:
    """Attrs finds the fields of the base class though nothing had asked for them."""
    code = (
        "import attrs; from sgpolicy.model.name import Name\n"
        "@attrs.frozen(kw_only=True)\nclass Trilingual(Name):\n    fr: str\n"
        "print([f.name for f in attrs.fields(Trilingual)], Trilingual(zh='人', en='person', fr='personne').fr)"
    )
    assert told(code) == "['zh', 'en', 'fr'] personne"


def test_a_plain_subclass_is_constructed_and_compared() -> None:
    """A stand-in is inherited like any method."""
    code = (
        "from sgpolicy.model.name import Name\nclass Title(Name): pass\n"
        "print(Title(zh='人', en='person') == Title(zh='人', en='person'))"
    )
    assert told(code) == "True"


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.id)
def test_the_units_of_the_table_pass_the_checks_of_their_class(unit: Unit) -> None:
    """They are made without them."""
    again = Unit(**{field.name: getattr(unit, field.name) for field in attrs.fields(Unit)})
    name = Name(zh=unit.name.zh, en=unit.name.en)
    assert (again, name) == (unit, unit.name)


def test_type_checkers_see_attrs() -> None:
    """Every name is attrs's own for them."""
    deferred = Path(sgpolicy.model.__path__[0], "deferred.py").read_text(encoding="utf-8")
    names = set(import_module("sgpolicy.model.deferred").__all__) - {"blanks", "fill"}
    assert all(name in deferred.partition("else:")[0] for name in names)
    assert all(hasattr(attrs, name) or hasattr(attrs.validators, name) for name in names)
