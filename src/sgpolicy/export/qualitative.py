"""REFI-QDA: the codebook (.qdc), and a project with the source texts (.qdpx)."""

from pathlib import Path

from sgpolicy.catalog.catalog import Catalog
from sgpolicy.errors import FieldError
from sgpolicy.export.registry import Options
from sgpolicy.qda.codebook import codebook_bytes
from sgpolicy.qda.project import write_project

CODEBOOK, PROJECT = "sgpolicy.qdc", "sgpolicy.qdpx"


def write_qdc(catalog: Catalog, folder: Path, options: Options) -> list[str]:
    """Write the codebook, and return the name of its file."""
    del options
    (folder / CODEBOOK).write_bytes(codebook_bytes(catalog))
    return [CODEBOOK]


def write_qdpx(catalog: Catalog, folder: Path, options: Options) -> list[str]:
    """Write a project with the source texts in the folder that *options* name, and return the name of its file.

    Raises:
        FieldError: No folder with the source texts is given.
        DataError: A source text is missing, or is not the one that was coded.
    """
    if options.sources is None:
        message = "a project holds the source texts, which are not part of the data"
        remedy = "give the folder with your copies of them (sources=, --sources), or take qdc, the codebook alone"
        raise FieldError("sources", message, remedy)  # noqa: EM101 - the name of the argument
    write_project(catalog, options.sources, folder / PROJECT)
    return [PROJECT]
