"""The data files of a folder, in a fixed order, none from outside it."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

from attrs import frozen

from sgpolicy.files.text import read_text
from sgpolicy.model.document import Document
from sgpolicy.near import close
from sgpolicy.problem import Finding, Problem, visible
from sgpolicy.textfile import FileRefusedError

SUFFIXES = (".yaml", ".yml")
_MAX_FILES = 100_000
_MAX_DEPTH = 20


@frozen
class DataFile:
    """A data file: what to call it, and its clean text.

    Attributes:
        name: How to call it in a problem.
        text: Its text.
        mended: What had to be mended in its text so that it could be read on.
        found: Whether it was found in a folder, where its name and place mean
            something, and not given by its name.
    """

    name: str
    text: str
    mended: tuple[Problem, ...] = ()
    found: bool = False


def data_files(path: Path) -> tuple[list[DataFile], list[Problem]]:
    """Return every `.yaml` file at or below *path*, sorted by name, and a problem for each that cannot be read."""
    if not os.path.lexists(path):
        return [], [_problem(path, "does not exist", "give a YAML file or a folder")]
    problems: list[Problem] = []
    names = sorted(_walk(path, problems)) if path.is_dir() else [path]
    if not names and not problems:
        problems.append(_problem(path, "holds no .yaml file", "one document per file, id.yaml"))
    files = []
    for file in names:
        try:
            text, found = read_text(file, str(file))
        except FileRefusedError as exc:
            problems.append(exc.problem)
        else:
            files.append(DataFile(str(file), text, tuple(found), found=file != path))
    return files, problems


def misplaced(name: str, document: Document) -> Iterator[Finding]:
    """Yield what is wrong with the place of the file called *name* that holds *document*, in a folder of data files."""
    file = Path(name)
    stem = normalize("NFC", file.stem).casefold()
    # A file may be called anything, but not as a copy of its document would be, or nearly like its document.
    if stem != document.id and (document.id in stem or close(stem, [document.id])):
        message = f"the file is called {visible(file.name)}, not like its document"
        remedy = f"rename it to {document.id}.yaml, or delete it if it is a copy"
        yield Finding(path=("id",), message=message, remedy=remedy, check="file")
    folder = file.parent.name
    if (region := document.region) is None or not re.fullmatch("[0-9]{6}", folder):
        return
    around = [one.code for one in region.path if one.parent] or [region.code]
    if folder not in around:
        message = f"a document of {visible(str(region))} stands in the folder {folder}"
        remedy = f"move the file to {around[0]}, or correct the region"
        yield Finding(path=("region",), message=message, remedy=remedy, check="file")


def _walk(root: Path, problems: list[Problem]) -> Iterator[Path]:
    """Yield the data files below *root*; report links that leave it and folders that cannot be read."""
    home = os.path.realpath(root)
    waiting = [(root, 0)]
    count = 0
    while waiting:
        folder, depth = waiting.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as exc:
            problems.append(_problem(folder, f"cannot be listed: {exc.strerror}", "check that the folder may be read"))
            continue
        for entry in entries:
            file = Path(entry.path)
            if entry.name.startswith((".", "~$", "#")):  # hidden, locks and backups of editors
                continue
            if entry.is_symlink() and not _inside(file, home):
                problems.append(
                    _problem(
                        file,
                        "is a link that leads out of the folder, in a circle or nowhere",
                        "put the file itself here",
                    )
                )
            elif entry.is_dir(follow_symlinks=False):
                if depth < _MAX_DEPTH:
                    waiting.append((file, depth + 1))
                else:
                    problems.append(
                        _problem(
                            file,
                            f"is nested deeper than {_MAX_DEPTH} folders",
                            "documents/<region code>/<id>.yaml is deep enough",
                        )
                    )
            elif file.suffix.lower() in SUFFIXES and not (entry.is_symlink() and file.is_dir()):
                count += 1
                if count > _MAX_FILES:
                    problems.append(
                        _problem(root, f"holds more than {_MAX_FILES} data files", "give a folder inside it")
                    )
                    return
                yield file


def _inside(link: Path, home: str) -> bool:
    try:
        target = os.path.realpath(link, strict=True)
    except OSError:
        return False
    return os.path.commonpath([home, target]) == home


def _problem(file: object, message: str, remedy: str) -> Problem:
    return Problem(file=str(file), message=message, remedy=remedy, check="file")
