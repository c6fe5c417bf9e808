"""Texts in a Spark DataFrame: their figures and periods, or what became of each, by `mapInArrow`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from attrs import frozen

from sgpolicy.asked import explained, not_a
from sgpolicy.corpus.arrow import batches
from sgpolicy.corpus.extraction import ReferenceLike, reference_of
from sgpolicy.corpus.rows import FIGURES, FILES
from sgpolicy.corpus.texts import Text, check_text, kind_of, text_of
from sgpolicy.corpus.work import Settings, of_text
from sgpolicy.errors import FieldError
from sgpolicy.extras import require
from sgpolicy.model.columns import Type
from sgpolicy.near import hint

_SQL = {str: "string", int: "bigint", float: "double", bool: "boolean"}
_BATCH = 5_000  # rows: what a task holds at once


@explained
def figures(
    df: Any,  # noqa: ANN401 - a DataFrame of pyspark, which is an extra
    *,
    text: str = "text",
    id: str = "id",  # noqa: A002 - the word the user writes
    reference: ReferenceLike | None = None,
    targets: bool = False,
) -> Any:  # noqa: ANN401
    """Return a DataFrame with a row for each figure and period of the texts of *df*.

    The rows and their schema are those of `sgpolicy.reading.extract`, in no order: `file` is the
    *id* of a text, `sha256` the digest of its characters in UTF-8, or of its bytes. A text that is
    passed over has no rows; `files` tells why.

    Args:
        df: A DataFrame of Spark.
        text: The column with the texts, or with the bytes of files (`spark.read.format("binaryFile")`),
            whose kind is then told by the ending of the *id*, such as .docx.
        id: The column that names each text.
        reference: The day or period at which the texts speak; `"name"` for that in each *id*.
        targets: Mark the figures that look like promises.

    Raises:
        MissingExtraError: pyspark or pyarrow is not installed.
        FieldError: There is no such column.
        NotAPeriodError: *reference* is text that is no period.
        TypeError: *df* is no DataFrame of Spark, or an argument is of the wrong type.
    """
    if not isinstance(targets, bool):
        raise TypeError(not_a("figures(targets=)", "True or False", targets))
    job = _Job(settings=Settings(reference=reference_of(reference), targets=targets), keys=FIGURES)
    return _mapped("figures()", df, id, text, job)


@explained
def files(df: Any, *, text: str = "text", id: str = "id") -> Any:  # noqa: A002, ANN401 - as above
    """Return a DataFrame with a row for each text of *df*: how much was found in it, or why it is passed over.

    Args:
        df: A DataFrame of Spark.
        text: The column with the texts, or with the bytes of files.
        id: The column that names each text.

    Raises:
        MissingExtraError: pyspark or pyarrow is not installed.
        FieldError: There is no such column.
        TypeError: *df* is no DataFrame of Spark.
    """
    return _mapped("files()", df, id, text, _Job(settings=Settings(), keys=FILES))


def _mapped(what: str, df: Any, name: str, text: str, job: _Job) -> Any:  # noqa: ANN401
    require(f"sgpolicy.spark.{what}", "spark", "pyspark", "pyarrow")
    from pyspark.sql import functions  # noqa: PLC0415 - an extra

    if not hasattr(df, "mapInArrow"):
        raise TypeError(not_a(what, "a DataFrame of Spark first", df))
    for keyword, column in (("id", name), ("text", text)):
        if column not in df.columns:
            message = f"there is no column {column!r}"
            raise FieldError(keyword, message, hint(str(column), df.columns, f"it is one of {', '.join(df.columns)}"))
    chosen = df.select(functions.col(f"`{name}`").cast("string").alias("id"), functions.col(f"`{text}`").alias("text"))
    return chosen.mapInArrow(job, ", ".join(f"`{key}` {_SQL[type_]}" for key, type_ in job.keys.items()))


@frozen(kw_only=True)
class _Job:
    """What each task does with its batches; it is pickled, so it holds values alone."""

    settings: Settings
    keys: Mapping[str, Type]

    def __call__(self, given: Iterable[Any]) -> Iterator[Any]:
        return batches(self.keys, self._rows(given), _BATCH)

    def _rows(self, given: Iterable[Any]) -> Iterator[dict[str, Any]]:
        for batch in given:
            for name, held in zip(batch.column(0), batch.column(1), strict=True):
                file = name.as_py() or ""
                report, rows = of_text(file, _reader(file, held.as_py()), self.settings)
                yield from [report] if "problem" in self.keys else rows


def _reader(name: str, held: Any) -> Callable[[], Text]:  # noqa: ANN401 - what a cell of a column holds
    """Return what gives the text of a cell, or refuses it."""

    def read() -> Text:
        if isinstance(held, bytes | bytearray):
            return text_of(bytes(held), name, kind_of(name))
        if not isinstance(held, str) or not held.strip():
            return text_of(b"" if not held else b" ", name, "txt")
        check_text(held, name)
        digest = hashlib.sha256(held.encode("utf-8", "surrogatepass")).hexdigest()
        return Text(sha256=digest, kind="txt", encoding="utf-8", text=held)

    return read
