"""Building the site: every page, script and download, written beside and renamed."""

from collections.abc import Callable, Iterator
from importlib import resources
from os import PathLike
from pathlib import Path

from sgpolicy.asked import a_path, explained, shown
from sgpolicy.catalog.catalog import Catalog, a_catalog
from sgpolicy.errors import FieldError, MissingExtraError
from sgpolicy.export.along import write_along
from sgpolicy.export.atomic import replace_folder, write_new
from sgpolicy.export.formats import FORMATS
from sgpolicy.export.registry import Options
from sgpolicy.extras import require
from sgpolicy.model.shown import one_line

LIST = "site-files.txt"
"""The list of the files of a site, by which a later build knows what is its own."""
DATA = "data"
"""The folder of the downloads."""
_STATIC = ("site.css", "site.js", "search.js", "coder.js")
Progress = Callable[[str, int, int], None]
"""Is told what is done, and for how many files of a total."""


@explained
def build(
    catalog: Catalog,
    folder: str | PathLike[str],
    *,
    sources: str | PathLike[str] | None = None,
    force: bool = False,
    progress: Progress | None = None,
) -> list[Path]:
    """Write *catalog* as pages into *folder*; its `index.html` opens in any browser, without a server.

    A page of an earlier build that the catalog has no longer is removed. The same catalog gives the same bytes.

    Args:
        catalog: What to show.
        folder: Where the pages go; made if it is not there. It must be empty, or hold an earlier build.
        sources: Folder with the source texts. Each document whose text is in it, with the digest that the
            data know, gets a coder's page that shows the text: such a copy is for your own use, as the
            texts are other people's.
        force: Write into a folder that holds other files, too; they stay.
        progress: Is told how many pages are done.

    Returns:
        The files, in the order in which they were written.

    Raises:
        MissingExtraError: Jinja2 or vl-convert-python is not installed.
        FieldError: The folder holds other files, or *sources* is no folder.
        OSError: The folder cannot be written; what was there before still is.
        TypeError: *catalog* is no catalog, or a folder no path.
    """
    a_catalog("build()", catalog)
    out = a_path("folder", "a folder", folder)
    texts = None if sources is None else a_path("sources", "a folder", sources)
    require("a site", "site", "jinja2", "vl_convert")
    if texts is not None and not texts.is_dir():
        message = f"{one_line(str(texts))} is not a folder"
        raise FieldError(field="sources", message=message, remedy="give the folder with the source texts")
    before = _before(out, force=force)

    def write(workshop: Path) -> list[str]:
        names = []
        for name, content in _files(catalog, texts, workshop, progress or (lambda *_: None)):
            if content is not None:
                write_new(workshop / name, [content])
            names.append(name)
        write_new(workshop / LIST, "".join(f"{name}\n" for name in sorted(names)))
        return [*names, LIST]

    written = replace_folder(out, write)
    for name in before - {path.relative_to(out).as_posix() for path in written}:
        (out / name).unlink(missing_ok=True)
    return written


def _before(folder: Path, *, force: bool) -> set[str]:
    """Return the files of an earlier build in *folder*; refuse one that holds anything else."""
    if not folder.is_dir():
        return set()
    listed = folder / LIST
    ours = set(listed.read_text("utf-8", "replace").splitlines()) if listed.is_file() else set()
    ours = {name for name in ours if name in (Path(name).name, f"{DATA}/{Path(name).name}")}
    held = {path.name for path in folder.iterdir() if not path.name.startswith(".")}
    if not ours and held and not force:
        message = f"{one_line(str(folder))} holds other files, such as {shown(min(held))}"
        raise FieldError(field="folder", message=message, remedy="give a new folder, or force=True (--force)")
    return ours


def _files(
    catalog: Catalog, sources: Path | None, workshop: Path, progress: Progress
) -> Iterator[tuple[str, str | bytes | None]]:
    """Yield each file of the site with its content; None for a download that stands in *workshop* already."""
    # What needs them is imported when they are known to be there.
    from sgpolicy.site.pictures import colours  # noqa: PLC0415
    from sgpolicy.site.render import pages  # noqa: PLC0415
    from sgpolicy.site.search import search_files  # noqa: PLC0415

    for name in _STATIC:
        content = resources.files("sgpolicy.site").joinpath("static", name).read_text("utf-8")
        yield name, content + (colours() if name == "site.css" else "")
    downloads = list(_downloads(catalog, workshop / DATA))
    yield from ((f"{DATA}/{name}", None) for name in downloads)
    yield from search_files(catalog)
    yield from pages(catalog, sources, [f"{DATA}/{name}" for name in downloads], progress)


def _downloads(catalog: Catalog, folder: Path) -> Iterator[str]:
    """Write the tables of *catalog* into *folder*, with what goes along; a workbook, too, where that can be made."""
    folder.mkdir()
    options = Options(excel=True)
    tables = FORMATS["csv"].write(catalog, folder, options)
    yield from tables
    yield from write_along(catalog, folder, options, tables)
    try:
        FORMATS["xlsx"].require()
    except MissingExtraError:
        return
    yield from FORMATS["xlsx"].write(catalog, folder, Options())
