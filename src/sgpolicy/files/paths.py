"""From a path to what is there."""

from collections.abc import Iterable
from pathlib import Path

from sgpolicy.files.folder import file_names, read_files
from sgpolicy.files.load import Loader
from sgpolicy.files.loaded import Counts, Given, Known, Loaded, Progress, untold
from sgpolicy.model.record import Record


def load_path(
    path: Path,
    known: Known | None = None,
    document_ids: Iterable[str] = (),
    context: tuple[Record, ...] = (),
) -> Loaded:
    """Load and check the data files at *path*.

    Args:
        path: A file or a folder.
        known: What the files may refer to without defining it.
        document_ids: Ids that are taken.
        context: Sound records to compare with.

    Raises:
        DataError: Something is wrong; it carries every problem of every file.
    """
    return _read(path, Given(known, tuple(document_ids), context), untold)


def count_path(path: Path, known: Known | None = None, progress: Progress = untold) -> Counts:
    """Check the data files at *path* and return how much they hold.

    Args:
        path: A file or a folder.
        known: What the files may refer to without defining it.
        progress: Is told how far it is.

    Raises:
        DataError: Something is wrong; it carries every problem of every file.
    """
    return _read(path, Given(known), progress).counts()


def _read(path: Path, given: Given, progress: Progress) -> Loaded:
    names, problems = file_names(path)
    files, refused = read_files(names)
    loader = Loader(*given, progress)
    loader.problems += problems + refused
    return loader.run(files)
