"""Corpora on Spark, in local mode: the rows of the local run."""

import os
import shutil
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests import corpora

from sgpolicy import FieldError, reading

pytest.importorskip("pyspark", reason="pyspark is not installed: pip install 'sgpolicy[spark]'")
if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
    pytest.skip("there is no java, which Spark needs (17 or later)", allow_module_level=True)

from sgpolicy import spark  # after the skip, which tells why

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default")]  # of pyspark itself


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    """Return a session of Spark on two cores of this machine."""
    from pyspark.sql import SparkSession  # noqa: PLC0415 - after the skip

    os.environ["PYSPARK_PYTHON"] = sys.executable
    paths = os.pathsep.join(path for path in sys.path if path)
    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    made = builder.config("spark.executorEnv.PYTHONPATH", paths).getOrCreate()
    yield made
    made.stop()


def collected(frame: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - a DataFrame
    """Return the rows of *frame* in the order of the local run."""
    rows = [row.asDict() for row in frame.collect()]
    return sorted(rows, key=lambda row: (row["file"], row.get("start") or 0, row.get("end") or 0))


@pytest.mark.parametrize("targets", [False, True])
def test_texts_give_the_rows_of_the_local_run(session: Any, tmp_path: Path, *, targets: bool) -> None:  # noqa: ANN401
    """With the same keys, whatever the columns are called."""
    texts = {f"{2010 + number}.txt": corpora.text(number, 6) for number in range(12)}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    frame = session.createDataFrame(list(texts.items()), "`the name` string, body string").repartition(5)
    found = spark.figures(frame, text="body", id="the name", reference="name", targets=targets)

    local = reading.extract(tmp_path, reference="name", targets=targets)
    assert [{key: float(row[key]) if isinstance(row[key], Decimal) else row[key] for key in row} for row in local] == (
        collected(found)
    )


def test_bytes_of_files_are_read_by_their_endings(session: Any) -> None:  # noqa: ANN401 - of pyspark
    """As they come from binaryFile; what is passed over is told by another frame."""
    texts = {
        "a.txt": "培训3人。".encode("gb18030"),
        "b.html": "<p>培训3人。</p>".encode(),
        "c.xlsx": b"PK",
        "d.txt": b"",
    }
    frame = session.createDataFrame([(name, bytearray(raw)) for name, raw in texts.items()], "id string, text binary")
    rows, files = collected(spark.figures(frame)), collected(spark.files(frame))

    assert ["a.txt", "b.html"] == [row["file"] for row in rows]
    assert [None, None, True, True] == [row["problem"] and "; " in row["problem"] for row in files]


def test_missing_texts_have_no_rows(session: Any) -> None:  # noqa: ANN401 - of pyspark
    """A null and an empty text are told by `files`."""
    frame = session.createDataFrame([("a", None), ("b", ""), ("c", "培训3人。")], "id string, text string")

    assert ["c"] == [row["file"] for row in collected(spark.figures(frame))]
    assert ["a: is empty; see whether it was saved", "b: is empty; see whether it was saved", None] == [
        row["problem"] for row in collected(spark.files(frame))
    ]


def test_wrong_calls_are_refused(session: Any) -> None:  # noqa: ANN401 - of pyspark
    """Before anything is run."""
    frame = session.createDataFrame([("a", "b")], "id string, content string")
    with pytest.raises(FieldError, match="there is no column 'text'"):
        spark.figures(frame)
    with pytest.raises(TypeError, match="takes a DataFrame of Spark first, not list"):
        spark.figures([])
