"""From data files and source texts to problems with file, line and column."""

from pathlib import Path

from sgpolicy.catalog.catalog import Catalog
from sgpolicy.catalog.shipped import codebook_for, shipped_files
from sgpolicy.coding.verify import verify
from sgpolicy.files.folder import data_files
from sgpolicy.files.load import Loader
from sgpolicy.files.problem import DataError, Problem


def verify_files(folder: Path, path: Path | None = None) -> tuple[Problem, ...]:
    """Hold data files against the source texts in *folder*.

    Args:
        folder: Folder of source files.
        path: A data file or a folder of them; the shipped files by default.
            What they do not define comes from the shipped codebook.

    Returns:
        Every problem, sorted by file and line; where the files do not load,
        those of loading, and nothing is verified.
    """
    if path is None:
        files, loader = shipped_files(), Loader()
    else:
        files, problems = data_files(path)
        loader = Loader(codebook_for(path))
        loader.problems += problems
    try:
        loaded = loader.run(files, sense=False, places=True)
    except DataError as exc:
        return exc.problems
    catalog = Catalog(terms=loaded.terms, documents=loaded.documents, records=loaded.records)
    return tuple(sorted(loader.problem(found.check, found.finding) for found in verify(catalog, folder)))
