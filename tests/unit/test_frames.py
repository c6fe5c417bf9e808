"""Frames of each library: types, agreement with rows, empty tables, what is refused."""

import json
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest
from attrs import evolve

from sgpolicy import Catalog, Commitment, FieldError, Status, UnknownNameError
from sgpolicy.analysis.listed import Listed, Result
from sgpolicy.catalog.rows import FIELDS
from sgpolicy.errors import MissingExtraError
from sgpolicy.model.tabular import Library, Tabular
from sgpolicy.schema import CLASSES

REASON = "frames need the extra: pip install 'sgpolicy[frames]'"
pa = pytest.importorskip("pyarrow", reason=REASON)
pd = pytest.importorskip("pandas", reason=REASON)
pl = pytest.importorskip("polars", reason=REASON)

LIBRARIES: tuple[Library, ...] = ("pandas", "polars", "pyarrow")
TABLES: dict[str, Callable[[Catalog], Tabular]] = {
    **{name: lambda catalog, name=name: getattr(catalog, name) for name in (*CLASSES, "units")},  # type: ignore[misc]
    "hits": lambda catalog: catalog.search("社工"),
    "progress": lambda catalog: catalog.progress(),
    "series": lambda catalog: catalog.observations.series(),
    "panel": lambda catalog: catalog.panel("certified-social-workers"),
    "ranking": lambda catalog: catalog.panel("certified-social-workers").rank(2020, require=1),
    "coverage": lambda catalog: catalog.coverage(),
    "escalation": lambda catalog: catalog.escalation(),
    "lineage": lambda catalog: catalog.lineage(),
}
SEEN: dict[str, Callable[[Catalog], Tabular]] = {
    "tools": lambda catalog: catalog.tools(),
    "portfolio": lambda catalog: catalog.portfolio(),
    "similarity": lambda catalog: catalog.portfolio().similarity(),
    "adoptions": lambda catalog: catalog.adoptions("training"),
}
"""Tables whose types are seen from their rows."""


def rows_of(frame: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - of three libraries
    """Return the rows of a frame of any library, with None for what is missing."""
    if isinstance(frame, pd.DataFrame):
        return [{key: _value(value) for key, value in row.items()} for row in frame.to_dict("records")]
    rows: list[dict[str, Any]] = frame.to_dicts() if isinstance(frame, pl.DataFrame) else frame.to_pylist()
    return rows


def _value(value: object) -> object:
    return value if isinstance(value, list) or not pd.isna(value) else None


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("name", [*TABLES, *SEEN])
def test_a_frame_has_the_rows_of_to_dicts(name: str, library: Library, shipped: Catalog) -> None:
    """The same columns in the same order, and the same values; the json module writes them as they are."""
    table = {**TABLES, **SEEN}[name](shipped)
    rows = table.to_dicts()

    assert rows == json.loads(json.dumps(rows, allow_nan=False))
    assert rows == rows_of(table.to_frame(library))


@pytest.mark.parametrize("name", TABLES)
def test_the_types_of_columns_are_those_of_their_values(name: str, shipped: Catalog) -> None:
    """Each key of a row has a declared type, in order, which its values have."""
    table = TABLES[name](shipped)
    types = table._types()

    for row in table.to_dicts():
        assert not types or list(types) == list(row)
        for key, type_ in types.items():
            assert row[key] is None or _fits(row[key], type_), f"{key}: {row[key]!r} is no {type_}"


def _fits(value: Any, type_: Any) -> bool:  # noqa: ANN401 - whatever a row holds
    if type_ is float:
        return type(value) in (int, float)
    if isinstance(type_, type) and issubclass(type_, StrEnum):
        return type(value) is str and value in list(type_)
    if type_ == list[list[int]]:
        return all(type(end) is int for pair in value for end in pair)
    return all(type(one) is str for one in value) if type_ == list[str] else type(value) is type_


@pytest.mark.parametrize("name", [name for name in TABLES if name not in ("panel", "ranking")])
def test_an_empty_table_has_the_columns_of_a_full_one(name: str, shipped: Catalog) -> None:
    """With the same types, in all libraries."""
    full: Any = TABLES[name](shipped)
    empty = full[:0]

    assert empty.to_frame("polars").schema == full.to_frame("polars").schema
    assert empty.to_frame("pyarrow").schema == full.to_frame("pyarrow").schema
    assert dict(empty.to_frame().dtypes) == dict(full.to_frame().dtypes)
    assert empty.to_dicts() == []


def test_an_empty_panel_has_its_columns(shipped: Catalog) -> None:
    """Of a region without a figure."""
    full, empty = (shipped.panel("certified-social-workers", by=[place]) for place in ("黑龙江", "澳门"))

    assert empty.to_dicts() == []
    assert empty.to_frame("polars").schema == full.to_frame("polars").schema


def test_types_are_those_an_analyst_wants(shipped: Catalog) -> None:
    """Numbers that can be null, closed vocabularies whole and in order, lists as lists."""
    measures = shipped.measures.to_frame("polars")
    targets = shipped.targets.to_frame("pandas")

    assert measures.schema["status"] == pl.Enum([str(status) for status in Status])
    assert measures.schema["commitment"] == pl.Enum([str(one) for one in Commitment])
    assert measures.schema["domains"] == pl.List(pl.String)
    assert measures.schema["also"] == pl.List(pl.List(pl.Int64))
    assert (targets["value"].dtype, targets["year_to"].dtype) == (pd.Float64Dtype(), pd.Int64Dtype())
    assert targets["lower_open"].dtype == pd.BooleanDtype()
    assert list(targets["commitment"].cat.categories) == [str(one) for one in Commitment]
    assert isinstance(shipped.measures.to_frame("pandas")["domains"][0], list)


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("asked", ["instruments", "domain", "also", "learned_from"])
def test_frames_explode_as_rows_do(asked: str, library: Library, shipped: Catalog) -> None:
    """One row an item, with its position."""
    measures = shipped.measures[:300]

    assert measures.to_dicts(explode=asked) == rows_of(measures.to_frame(library, explode=asked))


def test_results_explode_too(shipped: Catalog) -> None:
    """The documents behind the coverage of each region."""
    found = shipped.coverage()
    rows = found.to_dicts(explode="looked")

    assert rows == rows_of(found.to_frame("polars", explode="looked"))
    assert len(rows) == sum(max(1, len(one.looked)) for one in found)


@pytest.mark.parametrize(("number", "lower", "upper"), [(10**16 + 1, 1e16, 1.00000000000001e16), (2**60, None, None)])
def test_whole_numbers_that_no_float_holds_are_rounded_outward(
    number: int, lower: float | None, upper: float | None, shipped: Catalog
) -> None:
    """Rows have them whole; a frame has a bound on the outer side, and the text beside it."""
    one = next(o for o in shipped.observations if o.quantity.qualifier == "exact")
    changed = evolve(one, quantity=evolve(one.quantity, value=number, lower=number, upper=number))
    observations = type(shipped.observations)([changed], shipped._vocabulary)
    [row] = rows_of(observations.to_frame("polars"))

    assert observations.to_dicts()[0]["lower"] == number
    assert row["lower"] <= number <= row["upper"]
    assert row["lower_exact"] == str(number)
    assert lower is None or (row["lower"], row["upper"]) == (lower, upper)


def test_a_table_without_declared_types_is_typed_by_its_values() -> None:
    """As results of an analysis of one's own may be."""

    class Own(Result):
        def to_dict(self) -> dict[str, Any]:
            return {"n": 1, "x": 1.5, "t": "a", "b": True, "l": ["a"], "e": [], "none": None}

    class Other(Own):
        def to_dict(self) -> dict[str, Any]:
            return {**super().to_dict(), "x": 2, "n": None}

    table: Listed[Own] = Listed([Own(), Other()])

    assert list(table.to_frame("polars").schema.values()) == [
        pl.Int64, pl.Float64, pl.String, pl.Boolean, pl.List(pl.String), pl.List(pl.String), pl.String,
    ]  # fmt: skip
    assert [row["l"] for row in table.to_dicts(explode="l")] == ["a", "a"] == list(table.to_frame(explode="l")["l"])
    assert Listed(()).to_frame("pyarrow").num_columns == 0


@pytest.mark.parametrize("name", ["measures", "panel"])
def test_arrow_takes_a_table_as_it_is(name: str, shipped: Catalog) -> None:
    """By the PyCapsule interface, which is also how pandas and DuckDB take it."""
    table: Any = TABLES[name](shipped)

    assert pa.table(table).equals(table.to_frame("pyarrow"))


def test_pandas_is_told_how_a_frame_is_made(shipped: Catalog) -> None:
    """It takes any sequence for an array; rows become a frame with the columns of `to_frame()`."""
    with pytest.raises(
        AttributeError, match=r"'Measures' object has no attribute 'ndim'; for a frame ask to_frame\(\)"
    ):
        pd.DataFrame(shipped.measures)
    with pytest.raises(AttributeError, match=r"^'Measures' object has no attribute 'nonsense'$"):
        _ = shipped.measures.nonsense  # type: ignore[attr-defined]

    for rows in (shipped.measures, shipped.progress()):
        expected = list(rows.to_frame("pandas").columns)
        assert list(pd.DataFrame(rows.to_dicts()).columns) == expected
        assert list(pl.from_dicts(rows.to_dicts(), infer_schema_length=None).columns) == expected


def test_an_unknown_library_is_answered_by_those_there_are(shipped: Catalog) -> None:
    """Also what is no name at all."""
    with pytest.raises(UnknownNameError, match="unknown library 'polar'; did you mean polars"):
        shipped.measures.to_frame("polar")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"to_frame\(\) takes the name of a library, not module"):
        shipped.measures.to_frame(pd)
    with pytest.raises(FieldError, match="not a column of lists; give one of instrument, actors"):
        shipped.measures.to_frame(explode="status")


@pytest.mark.parametrize(("missing", "library"), [("pandas", "pandas"), ("pyarrow", "polars")])
def test_a_missing_library_is_named_with_its_extra(
    missing: str, library: Library, shipped: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error says what to install."""
    monkeypatch.setattr("sgpolicy.extras.find_spec", lambda name: None if name == missing else name)

    message = rf"to_frame\('{library}'\) needs {missing}; run: pip install 'sgpolicy\[frames\]'"
    with pytest.raises(MissingExtraError, match=message):
        shipped.measures.to_frame(library)
    if missing == "pyarrow":
        with pytest.raises(MissingExtraError, match="handing rows over by Arrow needs pyarrow"):
            pa.table(shipped.measures)


def test_every_field_says_its_type() -> None:
    """Text, number, boolean, a closed vocabulary or a list of text or spans."""
    for fields in FIELDS.values():
        for key, field in fields.items():
            known = field.type in (str, int, float, bool, list[str], list[list[int]])
            assert known or issubclass(field.type, StrEnum), key


def test_exact_numbers_are_text(shipped: Catalog) -> None:
    """A number of more digits than a float has stands beside in full."""
    one = next(o for o in shipped.observations if o.quantity.qualifier == "exact")
    long = Decimal("0.12345678901234567890")
    changed = evolve(one, quantity=evolve(one.quantity, value=long, lower=long, upper=long))
    row = type(shipped.observations)([changed], shipped._vocabulary).to_dicts()[0]

    assert (row["lower"], row["value"], row["upper"]) == (0.123456789012345, 0.123456789012346, 0.123456789012346)
    assert row["value_exact"] == str(long)
