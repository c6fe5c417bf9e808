"""Loading: the catalog that comes with this release, and the user's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sgpolicy._runtime import LOADING
from sgpolicy.asked import a_path, explained, not_a, shown
from sgpolicy.catalog.catalog import Catalog
from sgpolicy.model.erratum import Erratum
from sgpolicy.schema import CLASSES, TERM_TYPES, TERMS
from sgpolicy.shipped.data import read_compiled, yaml_files

if TYPE_CHECKING:
    from os import PathLike
    from pathlib import Path

    from sgpolicy.files.folder import DataFile
    from sgpolicy.files.load import Progress

# What only the reading of YAML needs is imported where it is used: an installed wheel reads the compiled catalog.

_shipped: list[Catalog] = []
_DATA = ("a path", "text or a pathlib.Path that names a YAML file or a folder")


@explained
def load(path: str | PathLike[str] | None = None, *, base: Catalog | None = None, jobs: int | None = None) -> Catalog:
    """Return a catalog: the shipped one, one of your own files, or both.

    Args:
        path: A YAML file or a folder of them; None for the shipped catalog.
            What the files do not define themselves (regions, indicators,
            instruments ...) they may take from the shipped codebook.
        base: A catalog to add the files to; the result holds both.
        jobs: Has had no effect since 0.2; files are read by one process.

    Returns:
        The catalog. The shipped one is read once, on the first call, even with
        many threads; every later call returns the same object.

    Raises:
        DataError: The files have mistakes; it carries every one of them.
        ValueError: *path* is an empty text.
        TypeError: *path* is not a path, or *base* not a catalog.
    """
    if base is not None and not isinstance(base, Catalog):
        msg = f"base is a catalog to add the files to, such as sgpolicy.load(), not {shown(base)}"
        raise TypeError(msg)
    _warn_of_jobs(jobs)
    if path is None:
        return _load_shipped()
    from sgpolicy.files.load import Base, load_path  # noqa: PLC0415 - see above

    target = a_path(*_DATA, path)
    if base is not None:
        loaded = load_path(target, Base(base.known(), base.documents.ids, tuple(base.records())))
        return base.with_more(loaded.terms, loaded.documents, loaded.records)
    codebook = codebook_for(target)
    loaded = load_path(target, Base(codebook))
    terms = {cls: [*codebook.get(cls, {}).values(), *made] for cls, made in loaded.terms.items()}
    return Catalog(terms=terms, documents=loaded.documents, records=loaded.records)


def _load_shipped() -> Catalog:
    if not _shipped:
        with LOADING:
            if not _shipped:
                compiled = read_compiled()
                _shipped.append(Catalog.lazily(compiled.items, compiled.digest) if compiled else read_shipped())
    return _shipped[0]


def compile_shipped() -> str:
    """Return the compiled form of the shipped YAML files, all checks of sense passed; the build hook's one call."""
    from sgpolicy.files.load import Loader  # noqa: PLC0415 - see above
    from sgpolicy.shipped.compiling import compile_catalog  # noqa: PLC0415

    loaded = Loader().run(shipped_files())
    catalog = Catalog(terms=loaded.terms, documents=loaded.documents, records=loaded.records)
    return compile_catalog({name: tuple(getattr(catalog, name)) for name in CLASSES}.__getitem__, digest=catalog.digest)


def shipped_files() -> list[DataFile]:
    """Return the data files of this installation, by name."""
    from sgpolicy.files.folder import DataFile  # noqa: PLC0415 - see above
    from sgpolicy.files.text import clean_text  # noqa: PLC0415

    return [DataFile(name, clean_text(content, name)) for name, content in yaml_files().items()]


def read_shipped() -> Catalog:
    """Read the shipped data files anew; checks of sense are left to CI, which runs them on every file."""
    from sgpolicy.files.load import Loader  # noqa: PLC0415 - see above

    loaded = Loader().run(shipped_files(), sense=False)
    return Catalog(terms=loaded.terms, documents=loaded.documents, records=loaded.records)


@explained
def validate(
    path: str | PathLike[str] | None = None, *, jobs: int | None = None, progress: Progress | None = None
) -> str:
    """Check data files by rings 1 and 2, and return how much was found sound.

    Args:
        path: A YAML file or a folder; None for the shipped data. What the
            files do not define comes from the shipped codebook.
        jobs: Has had no effect since 0.2; files are read by one process.
        progress: Called now and then with the current step, the files done,
            and the total.

    Returns:
        How many documents and records are sound.

    Raises:
        DataError: The files have mistakes; it carries every one of them.
        ValueError: *path* is an empty text.
        TypeError: *path* is not a path, or *progress* not a function.
    """
    from sgpolicy.files.load import Base, Loader, load_path, no_progress  # noqa: PLC0415 - see above

    if progress is not None and not callable(progress):
        raise TypeError(not_a("validate(progress=)", "a function of the step, the files done and the total", progress))
    _warn_of_jobs(jobs)
    if path is None:
        return str(Loader().run(shipped_files()))
    target = a_path(*_DATA, path)
    return str(load_path(target, Base(codebook_for(target)), progress or no_progress))


def _warn_of_jobs(jobs: int | None) -> None:
    if jobs is not None:
        import warnings  # noqa: PLC0415 - see above

        msg = "jobs= has had no effect since sgpolicy 0.2: files are read by one process; leave it out"
        warnings.warn(msg, DeprecationWarning, stacklevel=3)


def codebook_for(path: Path) -> dict[type, dict[str, Any]]:
    """Return the terms that data files at *path* may use without defining them.

    Those of the shipped codebook, without the errata of the shipped data; none for a
    folder that brings a whole codebook of its own, a file for each class of term, as
    the shipped data do.
    """
    own = [name for name, cls in TERM_TYPES.items() if cls is not Erratum]
    if all((path / "codebook" / f"{name}.yaml").is_file() for name in own):
        return {}
    return {cls: known for cls, known in _load_shipped().known().items() if cls in TERMS and cls is not Erratum}
