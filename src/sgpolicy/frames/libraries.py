"""The frames of each library, made of an Arrow table."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from sgpolicy.asked import not_a
from sgpolicy.errors import UnknownTermError
from sgpolicy.extras import require
from sgpolicy.model.tabular import Tabular

if TYPE_CHECKING:
    import pyarrow as pa


def to_frame(table: Tabular, library: str = "pandas", explode: str | None = None) -> Any:  # noqa: ANN401 - of three libraries
    """Return the rows of *table* as a frame of *library*; see `Tabular.to_frame`.

    Raises:
        UnknownTermError: There is no such library.
        FieldError: *explode* names no column of lists.
        MissingExtraError: The library, or pyarrow, is not installed.
    """
    if not isinstance(library, str):
        raise TypeError(not_a("to_frame()", "the name of a library", library))
    if library not in _MAKERS:
        raise UnknownTermError(library, list(_MAKERS), "library")
    require(f"to_frame({library!r})", "frames", library, "pyarrow")
    from sgpolicy.frames.arrow import arrow_table  # noqa: PLC0415 - after it is known to be there

    return _MAKERS[library](arrow_table(table, explode))


def arrow_stream(table: Tabular, requested_schema: object = None) -> object:
    """Return a capsule with the rows of *table*, as Arrow's PyCapsule interface wants it.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    require("handing rows over by Arrow", "frames", "pyarrow")
    from sgpolicy.frames.arrow import arrow_table  # noqa: PLC0415 - after it is known to be there

    return arrow_table(table).__arrow_c_stream__(requested_schema)


def _pyarrow(table: "pa.Table") -> Any:  # noqa: ANN401 - pyarrow has no types
    return table


def _polars(table: "pa.Table") -> Any:  # noqa: ANN401 - polars need not be installed where this is checked
    import polars as pl  # noqa: PLC0415
    import pyarrow as pa  # noqa: PLC0415

    closed = {
        name: pl.Enum(table[name].chunk(0).dictionary.to_pylist() if table[name].num_chunks else [])
        for name in table.column_names
        if pa.types.is_dictionary(table.schema.field(name).type)
    }
    frame: Any = pl.from_arrow(table)
    return frame.cast(closed)


def _pandas(table: "pa.Table") -> Any:  # noqa: ANN401 - pandas need not be installed where this is checked
    import pandas as pd  # noqa: PLC0415
    import pyarrow as pa  # noqa: PLC0415

    nullable = {pa.int64(): pd.Int64Dtype(), pa.float64(): pd.Float64Dtype(), pa.bool_(): pd.BooleanDtype()}
    frame = table.to_pandas(types_mapper=nullable.get)
    for name in table.column_names:
        if pa.types.is_large_list(table.schema.field(name).type):  # pandas would have arrays there
            frame[name] = pd.Series(table[name].to_pylist(), index=frame.index, dtype=object)
    return frame


_MAKERS: Mapping[str, Callable[["pa.Table"], Any]] = {"pandas": _pandas, "polars": _polars, "pyarrow": _pyarrow}
