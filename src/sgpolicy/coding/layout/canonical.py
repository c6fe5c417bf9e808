"""Put data files into their one layout: comments and meaning stay."""

from pathlib import Path

from sgpolicy.coding.layout.comments import find_comments
from sgpolicy.coding.layout.filling import fill_sections
from sgpolicy.coding.layout.writer import write
from sgpolicy.export.atomic import replace_file
from sgpolicy.files.folder import data_files
from sgpolicy.files.reader import read_tree
from sgpolicy.files.spelling import Spellings
from sgpolicy.files.tree import Map
from sgpolicy.model.document import Document
from sgpolicy.problem import DataError
from sgpolicy.schema import CODEBOOK_KEYS, file_keys
from sgpolicy.sources.text import read_source


def format_text(yaml_text: str, name: str = "file", sources: Path | None = None) -> str:
    """Return a document or codebook file in canonical layout.

    Keys stand in canonical order, records in the order that they have;
    mappings are in block style but for short ones; text is in double quotes.
    Comments stay with the key or record that they stand above or beside. A
    second run changes nothing, and the file means the same as before.

    Args:
        yaml_text: The file.
        name: How to call it in a problem.
        sources: Folder of source files: the `section` of every record is filled in
            if its source is there; None leaves sections alone.

    Raises:
        DataError: The strict reader refuses the file.
    """
    tree, problems = read_tree(yaml_text, name, scalars=Spellings())
    if tree is None or problems:
        raise DataError(problems)
    comments = find_comments(yaml_text, tree)  # before any key is added: they are found by the marks of the tree
    source = tree.get("source")
    if sources and isinstance(source, Map) and isinstance(file := source.get("file"), str):
        path = sources / Path(file).name
        if path.is_file():
            fill_sections(tree, read_source(path).text)
    order = file_keys(Document) if "id" in tree else list(CODEBOOK_KEYS)
    return write(tree, order, comments)


def format_path(path: Path, *, check: bool = False, sources: Path | None = None) -> tuple[Path, ...]:
    """Put the data files at *path* into canonical layout, all of them or none.

    Args:
        path: A file or a folder.
        check: Change nothing.
        sources: As in `format_text`.

    Returns:
        The files that were, or with *check* would be, changed.

    Raises:
        DataError: A file cannot be read as strict YAML; nothing is changed then.
    """
    files, problems = data_files(path)
    wanted: dict[Path, str] = {}
    for file in files:
        try:
            text = format_text(file.text, file.name, sources)
        except DataError as exc:
            problems += exc.problems
            continue
        if text != file.text:
            wanted[Path(file.name)] = text
    if problems:
        raise DataError(sorted(problems))
    if not check:
        for target, text in wanted.items():
            replace_file(target, text)
    return tuple(wanted)
