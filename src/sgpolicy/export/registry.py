"""What a format is: a function that writes a catalog into an empty folder, and what it needs for that."""

from collections.abc import Callable
from pathlib import Path

from attrs import frozen

from sgpolicy.catalog.catalog import Catalog
from sgpolicy.extras import require


@frozen(kw_only=True)
class Options:
    """How files are to be written; each format says which of these it takes.

    Attributes:
        excel: Begin CSV with the byte order mark that Excel needs.
        labels: Language of labels, `zh` or `en`, where a format holds one alone.
        partition: `province`, where the files of a table are to be parted by it; None where not.
        whole: The catalog that was asked for, of which a part may be written; None for the catalog itself.
        selected: What was kept of a larger catalog, line by line; empty if all of it.
        sources: Folder with the source texts, for formats that carry them; None if there is none.
    """

    excel: bool = False
    labels: str = "en"
    partition: str | None = None
    sources: Path | None = None
    whole: Catalog | None = None
    selected: tuple[str, ...] = ()


Writer = Callable[[Catalog, Path, Options], list[str]]
"""Writes a catalog into the empty folder it is given and returns the names of its files, in order.

It streams: memory stays flat however large a catalog is. What it cannot write it refuses before it writes.
"""


@frozen(kw_only=True)
class Format:
    """One format of export.

    Attributes:
        name: What it is asked for by; the ending of its files, where there is one a table.
        about: What it is for, in a few words.
        write: Writes a catalog.
        extra: The extra that installs what it needs; None if it needs nothing.
        packages: What that is, as it is imported.
        options: Which of the `Options` it takes.
        along: Whether readme, licence, citation and dictionary lie beside its files; if not, they are in them.
    """

    name: str
    about: str
    write: Writer
    extra: str | None = None
    packages: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    along: bool = True

    def require(self) -> None:
        """Raise an error that names the extra if a package is missing.

        Raises:
            MissingExtraError: It is.
        """
        if self.extra:
            require(f"format {self.name!r}", self.extra, *self.packages)
