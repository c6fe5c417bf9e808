"""From data files and source texts to problems with file, line and column."""

from pathlib import Path

from attrs import evolve

from sgpolicy.catalog.catalog import Catalog
from sgpolicy.catalog.shipped import codebook_for, shipped_files
from sgpolicy.checks import SENSE
from sgpolicy.coding.verify import verify
from sgpolicy.files.folder import data_files
from sgpolicy.files.load import UNKNOWN_FILE, Base, Loader
from sgpolicy.problem import DataError, Problem


def verify_files(folder: Path, path: Path | None = None) -> tuple[Problem, ...]:
    """Hold data files against the source texts in *folder*.

    Args:
        folder: Folder of source files.
        path: A data file or a folder of them; the shipped files by default.
            What they do not define comes from the shipped codebook.

    Returns:
        Every problem of rings 1 to 3, sorted by file and line. Where something
        does not load, the rest is still held against the sources, but for the
        audit: what a lost record would have coded is no second mistake.
    """
    if path is None:
        files, loader = shipped_files(), Loader()
    else:
        files, unread = data_files(path)
        loader = Loader(Base(codebook_for(path)))
        loader.problems += unread
    problems: list[Problem] = []
    try:
        loader.run(files)
    except DataError as exc:
        problems += exc.problems
    loaded = loader.loaded
    documents = [document for document in loaded.documents if document.source.file != UNKNOWN_FILE]
    known = {document.id for document in documents}
    records = [record for record in loaded.records if record.document.id in known]
    catalog = Catalog(terms=loaded.terms, documents=documents, records=records)
    lost = any(problem.check not in SENSE for problem in problems)
    found = (one for one in verify(catalog, folder) if not (lost and one.check == "audit"))
    problems += [loader.problem(evolve(one.finding, check=one.check)) for one in found]
    return tuple(sorted(problems))
