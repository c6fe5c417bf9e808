"""The rows of a corpus in Arrow: their schema, batches, and a Parquet file in pieces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sgpolicy.extras import require
from sgpolicy.model.columns import Type
from sgpolicy.model.groups import groups

_ROWS = 8_192  # of one batch, and of one row group


def schema(keys: Mapping[str, Type]) -> Any:  # noqa: ANN401 - of pyarrow, which is an extra
    """Return the Arrow schema of rows with *keys*."""
    import pyarrow as pa  # noqa: PLC0415 - an extra

    types = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    return pa.schema([(key, types[type_]) for key, type_ in keys.items()])


def batches(keys: Mapping[str, Type], rows: Iterable[dict[str, Any]], most: int = _ROWS) -> Iterator[Any]:
    """Yield *rows* as record batches of bounded size; numbers are binary floats."""
    import pyarrow as pa  # noqa: PLC0415 - an extra

    numbers = [key for key, type_ in keys.items() if type_ is float]
    form = schema(keys)
    for group in groups(rows, most):
        for row in group:
            for key in numbers:
                row[key] = None if row[key] is None else float(row[key])
        yield pa.RecordBatch.from_pylist(group, schema=form)


def parquet(keys: Mapping[str, Type], rows: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    """Yield the bytes of a Parquet file of *rows*, so that one row group is in memory at a time.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    require("format 'parquet'", "corpus", "pyarrow")
    from pyarrow.parquet import ParquetWriter  # noqa: PLC0415 - an extra

    sink = _Sink()
    with ParquetWriter(sink, schema(keys), compression="zstd") as writer:
        for batch in batches(keys, rows):
            writer.write_batch(batch)
            yield sink.taken()
    yield sink.taken()


class _Sink:
    """A file of which what was written is taken away again and again."""

    closed = False

    def __init__(self) -> None:
        self._held: list[bytes] = []
        self._length = 0

    def write(self, data: Any) -> int:  # noqa: ANN401 - bytes, or a buffer of pyarrow
        piece = bytes(data)
        self._held.append(piece)
        self._length += len(piece)
        return len(piece)

    def tell(self) -> int:
        return self._length

    def flush(self) -> None:
        pass

    def close(self) -> None:
        pass

    def readable(self) -> bool:
        return False

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return False

    def taken(self) -> bytes:
        """Return what was written since the last call."""
        piece = b"".join(self._held)
        self._held.clear()
        return piece
