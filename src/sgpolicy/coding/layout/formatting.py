"""Putting data files into canonical layout, each whole or not at all."""

from pathlib import Path

from sgpolicy.coding.layout.canonical import format_text
from sgpolicy.coding.layout.filling import fill_sections
from sgpolicy.export.atomic import replace_file
from sgpolicy.files.folder import DataFile, data_files
from sgpolicy.files.reader import read_tree
from sgpolicy.files.tree import Map
from sgpolicy.problem import DataError
from sgpolicy.sources.text import read_source


def format_path(path: Path, *, check: bool = False, sources: Path | None = None) -> tuple[Path, ...]:
    """Put the data files at *path* into canonical layout.

    Args:
        path: A file or a folder.
        check: Change nothing.
        sources: Folder of source files: the `section` of every record is filled in
            where its source is there; None leaves sections alone.

    Returns:
        The files that were, or with *check* would be, changed.

    Raises:
        DataError: A file cannot be read as strict YAML; nothing is changed then.
    """
    files, problems = data_files(path)
    wanted: list[tuple[Path, str]] = []
    for file in files:
        try:
            text = format_text(_with_sections(file, sources), file.name)
        except DataError as exc:
            problems += exc.problems
            continue
        if text != file.text:
            wanted.append((Path(file.name), text))
    if problems:
        raise DataError(sorted(problems))
    if not check:
        for target, text in wanted:
            replace_file(target, text)
    return tuple(target for target, _ in wanted)


def _with_sections(file: DataFile, sources: Path | None) -> str:
    """Return the text of *file* with its sections filled in, if its source is at hand."""
    if sources is None:
        return file.text
    tree, problems = read_tree(file.text, file.name)
    source = tree.get("source") if tree else None
    named = source.get("file") if isinstance(source, Map) else None
    if problems or not isinstance(named, str) or not (sources / Path(named).name).is_file():
        return file.text
    return fill_sections(file.text, read_source(sources / Path(named).name).text)
