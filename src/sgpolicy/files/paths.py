"""From a path to what is there, with as many processes as pay."""

from collections.abc import Iterable
from pathlib import Path

from sgpolicy.files.dividing import divided
from sgpolicy.files.folder import file_names, read_files
from sgpolicy.files.load import Loader
from sgpolicy.files.loaded import Counts, Given, Known, Loaded, Progress, untold
from sgpolicy.model.record import Record


def load_path(
    path: Path,
    known: Known | None = None,
    document_ids: Iterable[str] = (),
    context: tuple[Record, ...] = (),
    jobs: int | None = 1,
) -> Loaded:
    """Load and check the data files at *path*.

    Args:
        path: A file or a folder.
        known: What the files may refer to without defining it.
        document_ids: Ids that are taken.
        context: Sound records to compare with.
        jobs: At most so many processes; None for as many as pay.

    Raises:
        DataError: Something is wrong; it carries every problem of every file.
    """
    return _read(path, Given(known, tuple(document_ids), context), jobs, untold, counted=False)[0]


def count_path(path: Path, known: Known | None = None, jobs: int | None = 1, progress: Progress = untold) -> Counts:
    """Check the data files at *path* and return how much they hold.

    Args:
        path: A file or a folder.
        known: What the files may refer to without defining it.
        jobs: At most so many processes; None for as many as pay.
        progress: Is told how far it is.

    Raises:
        DataError: Something is wrong; it carries every problem of every file.
    """
    return _read(path, Given(known), jobs, progress, counted=True)[1]


def _read(path: Path, given: Given, jobs: int | None, progress: Progress, *, counted: bool) -> tuple[Loaded, Counts]:
    """Return what is at *path*, in full unless it is only to be *counted*."""
    names, problems = file_names(path)
    places = False
    if not problems and (work := divided(names, jobs)):
        from sgpolicy.files import parallel  # noqa: PLC0415 - it imports much, for few

        try:
            if found := parallel.read(work, given, progress, counted=counted):
                return found
            places = True  # there are faults, which are told with their places
        except parallel.AloneError:
            pass
    files, refused = read_files(names)
    loader = Loader(*given, progress)
    loader.problems += problems + refused
    loaded = loader.run(files, places=places)
    return loaded, loaded.counts()
