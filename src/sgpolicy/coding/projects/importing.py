"""Bring a project back: its texts and, for each coder, document files to complete."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from errno import EEXIST
from pathlib import Path

from attrs import evolve, frozen

from sgpolicy.catalog.catalog import Catalog
from sgpolicy.coding.projects.documents import document_id, draft
from sgpolicy.coding.projects.meanings import Meanings, meanings, read_table
from sgpolicy.coding.projects.units import Unit, units
from sgpolicy.export.atomic import WORKSHOP, pieces, replace_folder
from sgpolicy.export.delimited import csv_lines
from sgpolicy.problem import cut
from sgpolicy.qda.reading import ProjectSource, ReadProject, read_project

UNMAPPED = "unmapped.csv"
"""The table of the codes that mean nothing yet, to be filled in and given as the table of codes."""
_NO_NAME = re.compile(r"[^\w-]+")
_LONGEST = 60


@frozen(kw_only=True)
class Imported:
    """What became of a project.

    Attributes:
        files: The new files: texts, document files, and the table of codes that mean nothing yet if there are any.
        left: What was not taken, and what to look at, a line each.
        unmapped: The codes in use that mean nothing here, by path, and how many passages have each.
    """

    files: tuple[Path, ...]
    left: tuple[str, ...]
    unmapped: dict[str, int]


def import_project(path: Path, folder: Path, catalog: Catalog, *, codes: Path | None = None) -> Imported:
    """Write the texts and the coding of a REFI-QDA project into a new folder.

    Texts go to `sources/`, and a document file for each into the folder itself, or, where several people coded, into
    a folder for each of them, so that `sgpolicy code compare` can set these side by side. What a project does not say
    is TODO, which fails validation with its place.

    Args:
        path: The project, a .qdpx file.
        folder: Where to; must be new or empty.
        catalog: The codebook.
        codes: A CSV table that says what codes mean; see `read_table`.

    Raises:
        DataError: The project or the table cannot be read.
        FileExistsError: *folder* is not empty.
        OSError: It cannot be written.
    """
    if folder.is_dir() and any(not one.name.startswith(WORKSHOP) for one in folder.iterdir()):
        raise FileExistsError(EEXIST, "the folder is not empty; give a new one", str(folder))
    project = read_project(path)
    known = meanings(project, catalog, read_table(codes, project, catalog) if codes else {})
    used = Counter(key for source in project.sources for one in source.passages for key, _ in one.codes)
    unmapped = {str(code): used[key] for key, code in project.codes.items() if used[key] and key not in known.facts}
    contents, left = _contents(project, known, catalog)
    if unmapped:
        rows = ({"code": code, "field": "", "value": "", "passages": count} for code, count in unmapped.items())
        contents[UNMAPPED] = "".join(csv_lines(["code", "field", "value", "passages"], rows))
    files = replace_folder(folder, pieces({name: [text] for name, text in contents.items()}))
    told = [*project.left, *left, *_inherited(project, known, used)]
    told += [f"code {cut(code, 80)}: means nothing here yet; passages: {n}" for code, n in unmapped.items()]
    return Imported(files=tuple(files), left=tuple(told), unmapped=unmapped)


def _gather(project: ReadProject, coded: dict[str, dict[str, list[Unit]]]) -> None:
    """Move what is a further place of a record of another document to that document, after its own places."""
    homes = {key: source.guid for source in project.sources if (key := document_id(source))}
    own = {
        (coder, unit.name)
        for key, guid in homes.items()
        for coder, said in coded[guid].items()
        for unit in said
        if unit.document == key
    }
    for source in project.sources:
        here = document_id(source)
        for coder, said in coded[source.guid].items():
            away = [one for one in said if here and one.document != here and (coder, one.name) in own]
            gone = set(map(id, away))
            said[:] = [one for one in said if id(one) not in gone]
            for unit in away:
                text = source.text[unit.start : unit.end]
                coded[homes[unit.document]][coder].append(evolve(unit, elsewhere=(here, text)))


def _inherited(project: ReadProject, known: Meanings, used: Counter[str]) -> Iterator[str]:
    for key, above in known.inherited.items():
        if used[key]:
            yield f"code {cut(str(project.codes[key]), 80)}: taken for {cut(str(above), 80)}, which it lies under"


def _contents(project: ReadProject, known: Meanings, catalog: Catalog) -> tuple[dict[str, str], list[str]]:
    """Return the files by name, and what was left of them."""
    found = {source.guid: units(source, known) for source in project.sources}
    coders = _coders(project, found.values())
    coded = {key: _merged(them, coders) for key, them in found.items()}
    _gather(project, coded)
    apart = any(len(them) > 1 for them in coded.values())
    folders = _folders(coders) if apart else {}
    contents: dict[str, str] = {}
    left: list[str] = []
    for source, stem in _stems(project.sources):
        contents[f"sources/{stem}.txt"] = source.text
        for coder, said in (coded[source.guid] or {"": []}).items():
            made = draft(source, f"{stem}.txt", said, coder, catalog)
            contents[f"{folders.get(coder, '')}{stem}.yaml"] = made.text
            left += [f"{cut(source.name)}: {line}" for line in made.left]
    return contents, left


def _coders(project: ReadProject, coded: Iterable[dict[str, list[Unit]]]) -> dict[str, str]:
    """Return the names of those who coded, by identifier; where one has a name, the nameless is that one."""
    keys = list(dict.fromkeys(key for them in coded for key in them))
    names = {key: " ".join(project.users.get(key, "").split()) for key in keys}
    named = {name for name in names.values() if name}
    return {key: name or (next(iter(named)) if len(named) == 1 else "") for key, name in names.items()}


def _merged(coded: dict[str, list[Unit]], coders: dict[str, str]) -> dict[str, list[Unit]]:
    """Return units by the name of the coder, in text order."""
    found: dict[str, list[Unit]] = {}
    for key, said in coded.items():
        found.setdefault(coders[key], []).extend(said)
    return {name: sorted(said, key=lambda unit: (unit.start, -unit.end)) for name, said in found.items()}


def _folders(coders: dict[str, str]) -> dict[str, str]:
    """Return a folder for each coder, by name."""
    folders: dict[str, str] = {}
    for number, name in enumerate(dict.fromkeys(coders.values()), 1):
        plain = _NO_NAME.sub("-", name).strip("-_")[:_LONGEST]
        taken = {"sources", *(folder[:-1].casefold() for folder in folders.values())}
        folders[name] = f"{plain if plain and plain.casefold() not in taken else f'coder-{number}'}/"
    return folders


def _stems(sources: Iterable[ProjectSource]) -> Iterator[tuple[ProjectSource, str]]:
    """Yield each text with the name of its files, without an ending: the id of the document, or a number."""
    taken: set[str] = set()
    for number, source in enumerate(sources, 1):
        stem = document_id(source)
        if not stem or stem in taken:
            stem = f"text-{number}" if f"text-{number}" not in taken else f"text-{number}-x"
        taken.add(stem)
        yield source, stem
