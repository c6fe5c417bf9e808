"""What goes along with exported data: a readme, the licence, how to cite them, and a dictionary of the columns."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sgpolicy import __version__
from sgpolicy.catalog.catalog import Catalog
from sgpolicy.catalog.columns import columns
from sgpolicy.citing.bibliography import bibliography
from sgpolicy.citing.work import LIBRARY
from sgpolicy.export.atomic import pieces
from sgpolicy.export.delimited import csv_lines
from sgpolicy.export.linked import CC_BY, json_ld
from sgpolicy.export.linked import NAME as JSON_LD
from sgpolicy.export.registry import Options
from sgpolicy.model.columns import CALLED, SPANS, TEXTS
from sgpolicy.schema import TABLES

LICENCE = """\
These data are licensed under the Creative Commons Attribution 4.0 International licence
(CC BY 4.0): https://creativecommons.org/licenses/by/4.0/legalcode

You may copy, share and change them for any purpose, if you name the source
("sgpolicy, <version>") and say what you changed. The licence covers our
coding: records, definitions, summaries and translations. The texts that were
coded are not part of this project; figures, names, titles and document
numbers quoted from them are facts.
"""

_HINTS = (
    "What each column means, its words, and why a value is missing: the dictionary (a file, a sheet or a table).",
    "Offsets (start, end) count Unicode characters of the source text from 0; the end is excluded.",
    "In CSV an apostrophe stands before what a spreadsheet would take for a formula; lists are joined with semicolons.",
)


def citation(whole: Catalog, style: str) -> str:
    """Return how to cite the library with the data of *whole*, in a style of `catalog.cite()`."""
    return str(bibliography((), style, whole))


def readme(catalog: Catalog, options: Options) -> Iterator[str]:
    """Yield the lines of the readme, without their ends."""
    whole = options.whole or catalog
    yield LIBRARY
    yield ""
    yield f"Version of the data: {whole.version}, SHA-256 {whole.digest}"
    yield f"Written by sgpolicy {__version__}"
    yield f"Licence: CC BY 4.0 ({CC_BY})"
    yield f"Cite as: {citation(whole, 'apa')}"
    yield "The documents behind any part of the data are cited by catalog.cite() and `sgpolicy cite`."
    yield ""
    yield from ("Tables and their rows:", *(f"  {name}: {len(getattr(catalog, name))}" for name in TABLES))
    if options.selected:
        yield from ("", "This is a part of the data:", *(f"  {line}" for line in options.selected))
    yield from ("", *_HINTS)


DICTIONARY = ("table", "column", "type", "meaning", "meaning_zh", "words", "refers_to", "missing_means")
"""The keys of the rows of the dictionary."""


def dictionary() -> Iterator[dict[str, Any]]:
    """Yield a row for each column of each table: what it is, and what its words are."""
    for table in TABLES:
        for one in columns(table):
            told = [f"{word} {word.zh}" for word in one.words or []]
            lists = one.holds in (TEXTS, SPANS)  # nothing in a list is an empty list
            values = (CALLED[one.holds], one.en, one.zh, told, one.refers, None if lists else one.missing.value)
            yield dict(zip(DICTIONARY, (table, one.name, *values), strict=True))


def write_along(catalog: Catalog, folder: Path, options: Options, names: list[str]) -> list[str]:
    """Write into *folder* what goes along beside the files *names*, and return the names of that."""
    return pieces(
        {
            JSON_LD: [json_ld(catalog, folder, options, names)],
            "README.txt": (f"{line}\n" for line in readme(catalog, options)),
            "LICENSE.txt": [LICENCE],
            "CITATION.txt": (f"{citation(options.whole or catalog, style)}\n\n" for style in ("gb", "apa", "bibtex")),
            "dictionary.csv": csv_lines(list(DICTIONARY), dictionary()),
        }
    )(folder)
