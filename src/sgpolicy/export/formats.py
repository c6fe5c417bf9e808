"""Which formats there are, and writing a catalog in one of them."""

from collections.abc import Mapping
from os import PathLike
from pathlib import Path
from typing import IO, Any

from attrs import evolve

from sgpolicy.asked import a_path, explained, not_a
from sgpolicy.catalog.catalog import Catalog, a_catalog
from sgpolicy.errors import FieldError, UnknownTermError
from sgpolicy.export.along import write_along
from sgpolicy.export.arrow import write_parquet
from sgpolicy.export.atomic import replace_folder
from sgpolicy.export.database import write_sqlite
from sgpolicy.export.datapackage import write_datapackage
from sgpolicy.export.delimited import write_csv
from sgpolicy.export.gexf import write_gexf
from sgpolicy.export.jsonlines import json_line, write_jsonl
from sgpolicy.export.qualitative import write_qdc, write_qdpx
from sgpolicy.export.registry import Format, Options
from sgpolicy.export.selection import Filters, select
from sgpolicy.export.spreadsheet import write_xlsx
from sgpolicy.export.statistics import write_dta, write_sav
from sgpolicy.export.tables import rows
from sgpolicy.schema import TABLES

FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format(name="jsonl", about="JSON Lines: one flat object a line", write=write_jsonl),
        Format(name="csv", about="comma-separated values, UTF-8", write=write_csv, options=("excel",)),
        Format(
            name="xlsx",
            about="an Excel workbook, a sheet for each table",
            write=write_xlsx,
            extra="excel",
            packages=("xlsxwriter",),
            along=False,
        ),
        Format(
            name="parquet",
            about="Parquet, typed, for R, Python and DuckDB",
            write=write_parquet,
            extra="frames",
            packages=("pyarrow",),
            options=("partition",),
        ),
        Format(name="sqlite", about="an SQLite database with keys, views and full text", write=write_sqlite),
        Format(
            name="dta",
            about="Stata, format 118",
            write=write_dta,
            extra="stats",
            packages=("pandas", "pyreadstat"),
            options=("labels",),
        ),
        Format(
            name="sav",
            about="SPSS",
            write=write_sav,
            extra="stats",
            packages=("pandas", "pyreadstat"),
            options=("labels",),
        ),
        Format(name="datapackage", about="a Frictionless Data Package", write=write_datapackage),
        Format(name="qdc", about="the codebook for NVivo, MAXQDA and ATLAS.ti (REFI-QDA)", write=write_qdc),
        Format(
            name="qdpx",
            about="a project for NVivo, MAXQDA and ATLAS.ti, with your copies of the source texts",
            write=write_qdpx,
            options=("sources",),
        ),
        Format(name="gexf", about="networks of learning and of citations, for Gephi", write=write_gexf),
    )
}
"""The formats, by name."""
_WRONG = {
    "excel": "a byte order mark is for CSV, not for {}; format='csv', excel=True",
    "labels": "format {} holds labels in both languages; leave out labels=, or choose dta or sav",
    "partition": "files are parted in Parquet, not in {}; format='parquet', partition='province'",
    "sources": "source texts are carried by qdpx, not by {}; leave out sources=",
}
"""What is said of an option that a format does not take."""


@explained
def export(  # noqa: PLR0913 - each is one choice, and all have a default
    catalog: Catalog,
    folder: str | PathLike[str],
    *,
    format: str = "jsonl",  # noqa: A002 - the word the user writes
    excel: bool = False,
    where: Filters | None = None,
    labels: str | None = None,
    partition: str | None = None,
    sources: str | PathLike[str] | None = None,
) -> list[Path]:
    """Write *catalog* into *folder*, in one of `FORMATS`.

    Text is UTF-8. Files are put in place only when all are complete, so a failure leaves what was there
    before. A readme, the licence, how to cite the data and a dictionary of the columns go along, beside the
    files (`README.txt`, `LICENSE.txt`, `CITATION.txt`, `dictionary.csv`, `dataset.jsonld`) or as sheets in them.

    Args:
        catalog: What to write.
        folder: Where to; made if it is not there. Files of other names stay.
        format: The name of one of `FORMATS`.
        excel: Begin each file with a byte order mark, without which Excel takes
            the Chinese of a CSV file for another encoding; for CSV alone, whose
            other readers may take the mark for a part of the first key.
        where: What to keep, by the keywords of `where()`: `{"within": "黑龙江", "year": "2010/2012"}`. What
            the records of a type cannot be asked, their documents are asked. Kept with what matches are the
            documents that it rests on, the records that it refers to, and the terms that these name.
        labels: Language of the labels in a format that has room for one alone: zh or en (default).
        partition: province, to part each table that has this column by it.
        sources: Folder with the source texts, for formats that carry them.

    Returns:
        The files that hold the data: documents, then each type of record, then the terms, where there is one each.

    Raises:
        UnknownTermError: There is no such format, or no table has such a keyword.
        UnknownNameError: No table knows what a keyword is given.
        FieldError: An option is given that the format does not take, or has no such value.
        MissingExtraError: The format needs a package that is not installed; the error names the extra.
        OSError: The folder cannot be written.
        TypeError: *catalog* is no catalog, *folder* no path, or *format* no text.
    """
    a_catalog("export()", catalog)
    if not isinstance(format, str):
        raise TypeError(not_a("export()", "the name of a format", format))
    out = a_path("export()", "a folder", folder)
    if format not in FORMATS:
        raise UnknownTermError(format, list(FORMATS), "format")
    chosen = FORMATS[format]
    asked = {"excel": excel or None, "labels": labels, "partition": partition, "sources": sources}
    options = _options(chosen, {name: value for name, value in asked.items() if value is not None})
    chosen.require()
    if where:
        selection = select(catalog, where)
        catalog, options = selection.catalog, evolve(options, whole=catalog, selected=selection.told)

    data: list[str] = []

    def write(workshop: Path) -> list[str]:
        data.extend(chosen.write(catalog, workshop, options))
        return [*data, *write_along(catalog, workshop, options, data)] if chosen.along else data

    return replace_folder(out, write)[: len(data)]


def wrong_option(format: str, given: Mapping[str, object]) -> str | None:  # noqa: A002 - the word the user writes
    """Return what is said of the first option that is given and that the format does not take; None if it takes all."""
    chosen = FORMATS.get(format)
    wrong = (name for name, value in given.items() if chosen and value is not None and name not in chosen.options)
    return next((_WRONG[name].format(format) for name in wrong), None)


def _options(chosen: Format, given: Mapping[str, Any]) -> Options:
    for name, value in given.items():
        if message := wrong_option(chosen.name, {name: value}):
            raise FieldError(name, message)
    for name, words in (("labels", ("zh", "en")), ("partition", ("province",))):
        if name in given and given[name] not in words:
            message = f"{name} is one of {', '.join(words)}, not {given[name]!r}"
            raise FieldError(name, message)
    if "sources" in given:
        given = {**given, "sources": a_path("export(sources=)", "the folder with the source texts", given["sources"])}
    return Options(**given)


def stream(catalog: Catalog, out: IO[str]) -> None:
    """Write every row as JSON Lines to *out*, each with its `record_type` first."""
    for name, record_type in TABLES.items():
        for one in rows(catalog, name):
            out.write(json_line({"record_type": record_type, **one}) + "\n")
