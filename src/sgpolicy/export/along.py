"""What goes along with exported data: a readme, the licence, how to cite them, and a dictionary of the columns."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sgpolicy import __version__
from sgpolicy.catalog.catalog import Catalog
from sgpolicy.catalog.columns import Type, columns
from sgpolicy.export.atomic import pieces
from sgpolicy.export.delimited import csv_lines
from sgpolicy.export.registry import Options
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


def citation(catalog: Catalog) -> str:
    """Return how to cite the data of *catalog*."""
    del catalog
    return f"The sgpolicy authors. sgpolicy: Chinese provincial social-work policy as validated data, {__version__}.\n"


def readme(catalog: Catalog, options: Options) -> Iterator[str]:
    """Yield the lines of the readme, without their ends."""
    yield "sgpolicy: Chinese provincial social-work policy as validated data"
    yield ""
    yield f"Version: {__version__}"
    yield "Licence: CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)"
    yield f"Cite as: {citation(catalog).strip()}"
    yield ""
    yield from ("Tables and their rows:", *(f"  {name}: {len(getattr(catalog, name))}" for name in TABLES))
    yield from ("", "What each column means: dictionary.csv, or the sheet of that name. Texts that a spreadsheet would")
    yield "take for a formula begin with an apostrophe in CSV. Offsets count Unicode characters from 0, ends excluded."
    if options.selected:
        yield from ("", "This is a part of the catalog:", *(f"  {line}" for line in options.selected))


DICTIONARY = ("table", "column", "type", "meaning", "meaning_zh", "words", "refers_to", "missing_means")
"""The keys of the rows of the dictionary."""


def dictionary() -> Iterator[dict[str, Any]]:
    """Yield a row for each column of each table: what it is, and what its words are."""
    for table in TABLES:
        for one in columns(table):
            told = [f"{word} {word.zh}" for word in one.words or []]
            lists = one.holds in (Type.LIST, Type.SPANS)  # nothing in a list is an empty list
            values = (one.holds.value, one.en, one.zh, told, one.refers, None if lists else one.missing.value)
            yield dict(zip(DICTIONARY, (table, one.name, *values), strict=True))


def write_along(catalog: Catalog, folder: Path, options: Options) -> list[str]:
    """Write into *folder* what goes along beside the files, and return the names."""
    return pieces(
        {
            "README.txt": (f"{line}\n" for line in readme(catalog, options)),
            "LICENSE.txt": [LICENCE],
            "CITATION.txt": [citation(catalog)],
            "dictionary.csv": csv_lines(list(DICTIONARY), dictionary()),
        }
    )(folder)
