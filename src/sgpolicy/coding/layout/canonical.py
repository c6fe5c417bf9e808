"""Data files in their one layout: what has another is rewritten or reported; comments stay, meaning stays."""

from collections.abc import Iterable

from sgpolicy.coding.layout.comments import find_comments
from sgpolicy.coding.layout.writer import write
from sgpolicy.files.folder import DataFile
from sgpolicy.files.reader import read_tree
from sgpolicy.files.spelling import Spellings
from sgpolicy.model.document import Document
from sgpolicy.problem import DataError, Problem
from sgpolicy.schema import CODEBOOK_KEYS, file_keys


def format_text(yaml_text: str, name: str = "file") -> str:
    """Return a document or codebook file in canonical layout.

    Keys stand in canonical order, records in the order that they have;
    mappings are in block style but for short ones; text is in double quotes.
    Comments stay with the key or record that they stand above or beside. A
    second run changes nothing, and the file means the same as before.

    Args:
        yaml_text: The file.
        name: How to call it in a problem.

    Raises:
        DataError: The strict reader refuses the file.
    """
    tree, problems = read_tree(yaml_text, name, scalars=Spellings())
    if tree is None or problems:
        raise DataError(problems)
    order = file_keys(Document) if "id" in tree else list(CODEBOOK_KEYS)
    return write(tree, order, find_comments(yaml_text, tree))


def format_problems(files: Iterable[DataFile]) -> tuple[Problem, ...]:
    """Return a problem for each of *files* that is not in canonical layout, at the first line that differs."""
    found: list[Problem] = []
    for file in files:
        try:
            wanted = format_text(file.text, file.name)
        except DataError as exc:
            found += exc.problems
            continue
        if wanted != file.text:
            pairs = zip(wanted.split("\n"), file.text.split("\n"), strict=False)
            line = next((number for number, (a, b) in enumerate(pairs, 1) if a != b), 1)
            found.append(
                Problem(
                    file=file.name,
                    line=line,
                    column=1,
                    message="is not in canonical layout from here on",
                    remedy="run `sgpolicy code format`",
                    check="format",
                )
            )
    return tuple(found)
