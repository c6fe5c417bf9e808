"""What goes along with exported data: a readme, the licence, how to cite them, and a dictionary of the columns."""

from collections.abc import Iterator
from pathlib import Path

from sgpolicy import __version__
from sgpolicy.catalog.catalog import Catalog
from sgpolicy.export.atomic import pieces
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
    if options.selected:
        yield from ("", "This is a part of the catalog:", *(f"  {line}" for line in options.selected))


def write_along(catalog: Catalog, folder: Path, options: Options) -> list[str]:
    """Write into *folder* what goes along beside the files, and return the names."""
    return pieces(
        {
            "README.txt": (f"{line}\n" for line in readme(catalog, options)),
            "LICENSE.txt": [LICENCE],
            "CITATION.txt": [citation(catalog)],
        }
    )(folder)
