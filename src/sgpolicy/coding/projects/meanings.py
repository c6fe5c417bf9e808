"""What the codes of a project mean: by a table of the coder's, by their names, or by the codes above them."""

import csv
import io
from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path

from attrs import frozen

from sgpolicy.catalog.catalog import Catalog
from sgpolicy.catalog.vocabulary import word
from sgpolicy.errors import SgPolicyError, UnknownTermError
from sgpolicy.model.shown import one_line
from sgpolicy.near import hint
from sgpolicy.problem import DataError, Problem, cut, visible
from sgpolicy.qda.codes import Fact
from sgpolicy.qda.facets import FACETS, TYPES, fact_named, id_of
from sgpolicy.qda.reading import ProjectCode, ReadProject
from sgpolicy.schema import PLURALS
from sgpolicy.textfile import FileRefusedError, decode, read_bytes

COLUMNS = ("code", "field", "value")
"""The columns of a table of codes; others are for the reader."""
NOTHING = "-"
"""The field of a code that is to be left out on purpose."""
_LARGEST = 16 * 1024 * 1024

Table = Mapping[str, tuple[Fact, ...]]
"""What a table says: for the identifier of a code its facts; none for a code that is left out on purpose."""


@frozen(kw_only=True)
class Meanings:
    """What the codes of a project mean.

    Attributes:
        facts: For each code that means something, by its identifier, what that is; nothing where it is left out on
            purpose.
        inherited: The codes that have the meaning of one above them, by identifier, with that one.
    """

    facts: Mapping[str, tuple[Fact, ...]]
    inherited: Mapping[str, ProjectCode]


def meanings(project: ReadProject, catalog: Catalog, table: Table) -> Meanings:
    """Return what each code of *project* means: by *table*, else by its name, else as the next code above it."""
    facts: dict[str, tuple[Fact, ...]] = {}
    inherited: dict[str, ProjectCode] = {}
    by_path = {code.path: code for code in project.codes.values()}
    for key, code in project.codes.items():
        if key in table:
            facts[key] = table[key]
        elif (named := fact_named(code.name)) and _known(catalog, named):
            facts[key] = (named,)
        elif (above := by_path.get(code.path[:-1])) and above.guid in facts:
            facts[key] = facts[above.guid]
            if facts[key]:
                inherited[key] = inherited.get(above.guid, above)
    return Meanings(facts=facts, inherited=inherited)


def _known(catalog: Catalog, fact: Fact) -> bool:
    try:
        return value_named(catalog, *fact) == fact[1]
    except SgPolicyError:
        return False


def value_named(catalog: Catalog, facet: str, asked: str) -> str:
    """Return the id of the value of a facet that *asked* means, by its id or a name.

    Raises:
        UnknownNameError: None is called that.
    """
    cls = FACETS[facet].values
    if cls is None:
        names = {**{zh: key for key, zh in TYPES.items()}, **{key: key for key in TYPES}}
        if asked not in names:
            raise UnknownTermError(asked, list(TYPES), "type of record")
        return names[asked]
    return id_of(word(cls, asked) if issubclass(cls, Enum) else getattr(catalog, PLURALS[cls])[asked])


def read_table(path: Path, project: ReadProject, catalog: Catalog) -> Table:
    """Return what a CSV table says of the codes of *project*.

    Its columns are `code` (the name of a code, or its path joined by slashes), `field` (instrument, status ..., or -
    to leave the code out) and `value` (a term or word, by id or name); a code may have several rows. A row without
    a field says nothing.

    Raises:
        DataError: It is no such table; every row that is wrong is reported.
    """
    try:
        text = decode(read_bytes(path, str(path), _LARGEST), str(path))
    except FileRefusedError as exc:
        raise DataError([exc.problem]) from None
    found: dict[str, tuple[Fact, ...]] = {}
    problems: list[Problem] = []
    for line, row in _rows(text, str(path)):
        try:
            key = _code(row["code"], project)
            if row["field"] == NOTHING:
                found.setdefault(key, ())
            elif row["field"]:
                found[key] = (*found.get(key, ()), _fact(row["field"], row["value"], catalog))
        except (SgPolicyError, ValueError) as exc:
            problems.append(Problem(file=str(path), line=line, column=1, message=one_line(str(exc)), check="codes"))
    if problems:
        raise DataError(problems)
    return found


def _rows(text: str, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the line and the cells of each row."""
    head = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if ";" in head and "," not in head else ",")
    try:
        lacking = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
        if lacking:
            remedy = "begin the table with the line code,field,value"
            message = f"has no column {' and no column '.join(lacking)}"
            raise DataError([Problem(file=name, line=1, column=1, message=message, remedy=remedy, check="codes")])
        for row in reader:
            yield reader.line_num, {column: (row[column] or "").strip() for column in COLUMNS}
    except csv.Error as exc:
        problem = Problem(file=name, line=reader.line_num, column=1, message=f"is no CSV: {exc}", check="codes")
        raise DataError([problem]) from None


def _code(asked: str, project: ReadProject) -> str:
    """Return the identifier of the code that a row means."""
    asked = asked.removeprefix("'")  # with which our tables keep spreadsheets from running a name
    paths = [code for code in project.codes.values() if str(code) == asked]
    found = paths or [code for code in project.codes.values() if code.name == asked]
    if len(found) == 1:
        return found[0].guid
    if found:
        message = f"{len(found)} codes are called {visible(asked)}; give the path, such as {cut(str(found[0]), 80)}"
        raise ValueError(message)
    near = hint(asked, [code.name for code in project.codes.values()], "give its name, or its path joined by slashes")
    message = f"no code of the project is called {visible(asked)}; {near}"
    raise ValueError(message)


def _fact(facet: str, value: str, catalog: Catalog) -> Fact:
    if facet not in FACETS:
        raise UnknownTermError(facet, [*FACETS, NOTHING], "field of a code")
    return facet, value_named(catalog, facet, value)
