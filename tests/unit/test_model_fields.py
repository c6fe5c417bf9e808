"""What the value classes refuse: one kind of error, with field, message and remedy as attributes."""

import pickle
from collections.abc import Callable
from datetime import date
from typing import Any

import attrs
import pytest

from sgpolicy import Catalog, FieldError, Period, Quantity, Source, read_quantity
from sgpolicy.errors import FieldTypeError, QuantityShapeError
from sgpolicy.model.document_number import DocumentNumber
from sgpolicy.model.name import Name
from sgpolicy.model.unit import UNITS
from sgpolicy.model.words import Basis, Qualifier

evolve: Any = attrs.evolve
SOURCE = Source(file="a.txt", characters=9, sha256="0" * 64, extent=(0, 9))
NUMBER = DocumentNumber(printed="京民发〔2001〕3号", issuer_code="京民发", year=2001, serial=3)
PERIOD = Period.of_year(2011)


@pytest.mark.parametrize(
    ("thing", "change", "message", "remedy"),
    [
        (SOURCE, {"sha256": "0"}, "sha256 cannot be '0'", "expected 64 lower-case hexadecimal digits"),
        (SOURCE, {"characters": 0}, "characters cannot be 0", "expected the length of the file, 1 or more"),
        (SOURCE, {"file": "a/b"}, "file cannot be 'a/b'", "expected the name of the file alone"),
        (SOURCE, {"extent": (0, 10)}, "extent [0, 10] leaves the file", "it must lie inside the file's 9 characters"),
        (NUMBER, {"year": 1948}, "year cannot be 1948", "expected a year from 1949 to 2099"),
        (NUMBER, {"serial": 0}, "serial cannot be 0", "expected a number from 1 to 99999"),
        (NUMBER, {"issuer_code": "abc"}, "issuer_code cannot be 'abc'", "expected 1 to 20 Chinese characters"),
        (NUMBER, {"printed": ""}, "printed cannot be ''", "expected text of at least one character"),
        (
            read_quantity("约5人"),
            {"as_stated": "人" * 25},
            "as_stated cannot be",
            "expected at most 24 characters: the",
        ),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else "",
)
def test_a_value_that_does_not_fit_is_reported_by_its_field(
    thing: Any,  # noqa: ANN401 - any value class
    change: dict[str, Any],
    message: str,
    remedy: str,
) -> None:
    """The field's own words for what it wants are the remedy."""
    with pytest.raises(FieldError) as caught:
        evolve(thing, **change)

    assert [caught.value.field] == list(change)
    assert caught.value.message.startswith(message)
    assert caught.value.remedy.startswith(remedy)
    assert str(caught.value) == f"{caught.value.message}; {caught.value.remedy}"


@pytest.mark.parametrize(
    ("make", "field", "remedy"),
    [
        (lambda: evolve(Name(zh="五", en="five"), zh=5), "zh", "expected text"),
        (lambda: evolve(SOURCE, characters="9"), "characters", "expected the length of the file, 1 or more"),
        (lambda: evolve(NUMBER, year="2001"), "year", "expected a year from 1949 to 2099"),
        (
            lambda: evolve(NUMBER, issuer_code=5),
            "issuer_code",
            "expected 1 to 20 Chinese characters, such as 吉民发",
        ),
        (lambda: evolve(NUMBER, repairs=["a"]), "repairs", "expected a tuple; each item text"),
        (lambda: evolve(NUMBER, repairs=(5,)), "repairs", "expected a tuple; each item text"),
        (lambda: evolve(NUMBER, repaired=5), "repaired", "expected text or None"),
        (lambda: evolve(PERIOD, start="2011"), "start", "use Period.parse for text"),
        (lambda: evolve(PERIOD, basis="stated"), "basis", "expected a Basis"),
        (lambda: evolve(read_quantity("5人"), as_stated=5), "as_stated", "expected at most 24 characters: the"),
    ],
)
def test_a_wrong_type_is_a_type_error_too(make: Callable[[], object], field: str, remedy: str) -> None:
    """And has the same attributes."""
    with pytest.raises(TypeError) as caught:
        make()

    assert isinstance(caught.value, FieldTypeError)
    assert caught.value.field == field
    assert caught.value.remedy.startswith(remedy)


@pytest.mark.parametrize(
    ("make", "message", "remedy"),
    [
        (lambda: Period(start=None, end=None), "a period needs a start or an end", "leave the field out if neither"),
        (lambda: evolve(PERIOD, end=date(2010, 1, 1)), "a period cannot end (2010-01-01) before", "swap the two"),
    ],
)
def test_fields_that_do_not_agree_are_reported_together(make: Callable[[], object], message: str, remedy: str) -> None:
    """None of them is to blame alone."""
    with pytest.raises(FieldError) as caught:
        make()

    assert caught.value.field is None
    assert caught.value.message.startswith(message)
    assert caught.value.remedy.startswith(remedy)


def test_the_shape_of_a_quantity_is_an_error_of_its_own() -> None:
    """So that whoever reads a file can ask what the wording says instead."""
    with pytest.raises(QuantityShapeError) as caught:
        Quantity(lower=1, qualifier=Qualifier.EXACT, unit=UNITS[0])

    assert (caught.value.message, caught.value.remedy) == ("exact needs lower, upper and value", "got lower=1")


def test_an_error_travels_between_processes() -> None:
    """Pickled, it keeps its class and its facts."""
    with pytest.raises(FieldTypeError) as caught:
        evolve(PERIOD, basis="stated")
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes

    assert type(again) is FieldTypeError
    assert (again.field, again.message, again.remedy, str(again)) == (
        "basis",
        "basis cannot be 'stated'",
        "expected a Basis",
        "basis cannot be 'stated'; expected a Basis",
    )


def test_a_long_value_is_cut(shipped: Catalog) -> None:
    """A message is one line, not a text."""
    with pytest.raises(FieldError) as caught:
        evolve(shipped.documents[0], source="甲" * 10_000)

    assert len(str(caught.value)) < 120


def test_none_is_taken_where_it_means_something(shipped: Catalog) -> None:
    """And nowhere else."""
    assert evolve(shipped.targets[0].evidence[0], section=None).section is None
    with pytest.raises(FieldTypeError, match="document cannot be None; expected a Document"):
        evolve(shipped.targets[0].evidence[0], document=None)


def test_whatever_has_an_id_hashes_by_it_alone(shipped: Catalog) -> None:
    """Also a region, whose id is its code; equality is that of all fields."""
    things = (shipped.regions[5], shipped.indicators[0], shipped.bodies[0], shipped.works[0], shipped.documents[0])
    for thing in (*things, shipped.measures[0]):
        assert hash(thing) == hash(thing.id)
        other = evolve(thing, note="another note")
        assert hash(other) == hash(thing)
        assert other != thing
    assert shipped.regions[5].id == shipped.regions[5].code


def test_a_class_of_a_users_own_hashes_by_id_too(shipped: Catalog) -> None:
    """Attrs would give it a hash of all fields."""

    @attrs.frozen(kw_only=True)
    class Doubtful(type(shipped.measures[0])):  # type: ignore[misc]
        doubt: list[str] = attrs.field(factory=list)

    values = {a.name: getattr(shipped.measures[0], a.name) for a in attrs.fields(type(shipped.measures[0]))}
    assert hash(Doubtful(**values)) == hash(shipped.measures[0])


def test_a_unit_can_be_made_anew() -> None:
    """Every unit of the table passes the checks of its class."""
    assert list(UNITS) == [evolve(unit) for unit in UNITS]


def test_an_inferred_period_says_why() -> None:
    """The field that is missing is named."""
    with pytest.raises(FieldError, match="an inferred period must say why") as caught:
        evolve(PERIOD, basis=Basis.INFERRED)

    assert caught.value.field == "because"
