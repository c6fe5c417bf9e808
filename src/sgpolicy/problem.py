"""A mistake in a data file: where, what, and what would be right."""

from collections.abc import Iterable, Sequence
from typing import Any

from attrs import frozen

from sgpolicy.errors import SgPolicyError
from sgpolicy.model.shown import one_line

PathKey = str | int
"""A step into a container: a key of a mapping or a position in a list."""
Place = tuple[int, int]
"""Line and column, counted from 1."""
SHOWN = 50
"""How many problems a report prints; it counts the rest."""
_LONGEST_STEP = 40


def visible(text: str, limit: int = 40) -> str:
    """Return *text* in quotes, cut at *limit*, without anything that a terminal would obey."""
    return f"'{cut(text, limit)}'"


def cut(text: str, limit: int = 40) -> str:
    """Return *text* on one line, cut at *limit*, without anything that a terminal would obey."""
    return one_line(text if len(text) <= limit else text[: limit - 1] + "…")


def line_column(text: str, offset: int) -> Place:
    """Return line and column of the character at *offset*."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def path_text(path: tuple[PathKey, ...]) -> str:
    """Return *path* as text, such as `targets[2].quantity.lower`; long keys are cut."""
    text = ""
    for whole in path:
        step = f"{whole[: _LONGEST_STEP - 1]}…" if isinstance(whole, str) and len(whole) > _LONGEST_STEP else whole
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


@frozen(kw_only=True)
class Finding:
    """One thing that is wrong, without the file, line and column, which a check does not know.

    Attributes:
        id: Full id of the record or id of the document that is at fault; empty
            if that has not become an object.
        path: Path to the culprit, from the record or document, or from the root
            of the file if there is no id.
        message: What is wrong.
        remedy: What would be right.
        check: Name of the check that found it.
        on_key: Whether the culprit is the last key of the path, not its value.
        asked: The unknown word, if a near match may be the remedy.
        known: The words that would be right.
        lacking: The missing key, if that is the mistake.
    """

    id: str = ""
    path: tuple[PathKey, ...] = ()
    message: str
    remedy: str = ""
    check: str = "shape"
    on_key: bool = False
    asked: str | None = None
    known: Iterable[str] = ()
    lacking: str | None = None

    def __str__(self) -> str:
        """Return id, path, message and remedy on one line, for readers without the YAML file."""
        path = ".".join(map(str, self.path))
        remedy = f"; {self.remedy}" if self.remedy else ""
        return f"{self.id}: {path}{': ' if path else ''}{self.message}{remedy}"

    def at(self, file: str, place: Place = (0, 0)) -> "Problem":
        """Return this as a problem of *file* at *place*."""
        line, column = place
        path = path_text(self.path)
        words = {"message": self.message, "remedy": self.remedy, "check": self.check}
        return Problem(file=file, line=line, column=column, path=path, **words)


@frozen(kw_only=True, order=True)
class Problem:
    """One mistake in one file.

    Attributes:
        file: The file, as the user named the folder or file.
        line: Line, counted from 1; 0 if the mistake is about the whole file.
        column: Column, counted from 1; 0 if there is no line.
        path: Path to the field inside the file, such as
            targets[2].quantity.lower; empty for the whole file.
        message: What is wrong.
        remedy: What would be right.
        check: Name of the check that found it.
    """

    file: str
    line: int = 0
    column: int = 0
    path: str = ""
    message: str
    remedy: str = ""
    check: str = "shape"

    def __str__(self) -> str:
        """Return `file:line:column: path: what is wrong; what would be right`."""
        place = f"{one_line(self.file)}:{self.line}:{self.column}:"
        path = f" {one_line(self.path)}:" if self.path else ""
        remedy = f"; {one_line(self.remedy)}" if self.remedy else ""
        return f"{place}{path} {one_line(self.message)}{remedy}"


class DataError(SgPolicyError, ValueError):
    """Data files hold mistakes; `problems` has all of them.

    When it is raised, nothing of the files has been loaded.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__(self.problems)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.problems,)

    def _shown(self) -> Sequence[Problem]:
        """Return the problems to print, in order; of too many, those that say something new.

        One mistyped id can break hundreds of references, which must not crowd
        out the line that needs to be corrected.
        """
        if len(self.problems) <= SHOWN:
            return self.problems
        first: dict[str, int] = {}
        for number, problem in enumerate(self.problems):
            first.setdefault(problem.message, number)
        ranked = sorted(
            range(len(self.problems)),
            key=lambda n: (first[self.problems[n].message] != n, self.problems[n].check == "reference", n),
        )
        return [self.problems[n] for n in sorted(ranked[:SHOWN])]

    def __str__(self) -> str:
        lines = [str(problem) for problem in self._shown()]
        if (rest := len(self.problems) - SHOWN) > 0:
            lines.append(f"... and {rest} more problem{'s' if rest > 1 else ''}")
        return "\n".join(lines)
