"""Put data files into canonical layout, keeping comments and meaning."""

from pathlib import Path

from sgpolicy.coding.layout.comments import comments_in, find_comments
from sgpolicy.coding.layout.filling import fill_sections
from sgpolicy.coding.layout.writer import write
from sgpolicy.export.atomic import replace_file
from sgpolicy.files.folder import data_files
from sgpolicy.files.reader import read_tree
from sgpolicy.files.spelling import Spellings
from sgpolicy.files.text import clean_text
from sgpolicy.files.tree import Map
from sgpolicy.model.document import Document
from sgpolicy.problem import DataError, Problem
from sgpolicy.schema import CODEBOOK_KEYS, file_keys
from sgpolicy.sources.text import read_source
from sgpolicy.textfile import FileRefusedError


def format_text(yaml_text: str, name: str = "file", sources: Path | None = None) -> str:
    """Return a document or codebook file in canonical layout.

    Keys are put in canonical order, records keep theirs; all but short
    mappings are in block style, and text is in double quotes. A comment stays
    with the key or record that it is above or beside. A second run changes
    nothing, and the file means the same as before.

    Args:
        yaml_text: The file.
        name: How to call it in a problem.
        sources: Folder of source files. If that of the document is there, the
            `section` of every record is filled in.

    Raises:
        DataError: The strict reader refuses the file or what would become of it,
            or the source file cannot be read.
    """
    tree, problems = read_tree(yaml_text, name, scalars=Spellings())
    if tree is None or problems:
        raise DataError(problems)
    comments = find_comments(yaml_text, tree)  # before a section is added, which has no mark in the text
    source = tree.get("source")
    if sources and isinstance(source, Map) and isinstance(file := source.get("file"), str):
        path = sources / Path(file).name
        if path.is_file():
            fill_sections(tree, _source_text(path))
    order = file_keys(Document) if "id" in tree else list(CODEBOOK_KEYS)
    made = write(tree, order, comments)
    if not _holds(made, tree, yaml_text):
        what = "cannot be put into layout without a change to its values or comments, or a line too long"
        raise DataError([Problem(file=name, message=what, remedy="shorten its texts and lists, or lay it out by hand")])
    return made


def _source_text(path: Path) -> str:
    try:
        return read_source(path).text
    except FileRefusedError as exc:
        raise DataError([exc.problem]) from None


def _holds(made: str, tree: Map, before: str) -> bool:
    """Return whether *made* can be read, means *tree* and has every comment of *before*."""
    try:
        text = clean_text(made.encode(), "")
    except FileRefusedError:
        return False
    again, problems = read_tree(text, "", scalars=Spellings())
    comments = [sorted(comment for _, comment in comments_in(one)) for one in (before, made)]
    return again == tree and not problems and comments[0] == comments[1]


def format_path(path: Path, *, check: bool = False, sources: Path | None = None) -> tuple[Path, ...]:
    """Put the data files at *path* into canonical layout, or none of them if one cannot be read.

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
        problems += file.mended
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
