"""A mistake in a data file: where, what, and what would be right."""

from collections.abc import Iterable, Sequence
from typing import Any

from attrs import frozen

from sgpolicy.errors import SgPolicyError
from sgpolicy.model.shown import one_line

PathKey = str | int
"""A step from a container into it: a key of a mapping, a position in a list."""
SHOWN = 50
"""Problems that a report prints before it only counts."""


def visible(text: str, limit: int = 40) -> str:
    """Return *text* quoted, cut at *limit*, with nothing a terminal would obey."""
    cut = text if len(text) <= limit else text[: limit - 1] + "…"
    return f"'{one_line(cut)}'"


Place = tuple[int, int]
"""Line and column, counted from 1."""
_LONGEST_STEP = 40


def line_column(text: str, offset: int) -> Place:
    """Return line and column of the character at *offset*."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def path_text(path: tuple[PathKey, ...]) -> str:
    """Return *path* as people write it: `targets[2].quantity.lower`; long keys are cut."""
    text = ""
    for whole in path:
        step = f"{whole[: _LONGEST_STEP - 1]}…" if isinstance(whole, str) and len(whole) > _LONGEST_STEP else whole
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


@frozen(kw_only=True)
class Finding:
    """One thing that is wrong, as whoever found it knows it: without file, line and column.

    Attributes:
        id: Full id of the record, or id of the document, that is at fault;
            empty where what is at fault has not become an object.
        path: Way to the culprit: from the record or document, or from the
            root of the file where there is no id.
        message: What is wrong.
        remedy: What would be right.
        check: Name of the check that found it.
        on_key: The culprit is the last key of the path, not its value.
        asked: The word that is unknown, where a near match may be the remedy.
        known: The words that would be right.
        lacking: The key that is missing, if that is the mistake.
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
        """Return id, path, message and remedy on one line, for those without the YAML file."""
        path = ".".join(map(str, self.path))
        remedy = f"; {self.remedy}" if self.remedy else ""
        return f"{self.id}: {path}{': ' if path else ''}{self.message}{remedy}"


@frozen(kw_only=True, order=True)
class Problem:
    """One mistake in one file.

    Attributes:
        file: The file, as the user named the folder or file.
        line: Line, counted from 1; 0 where the mistake is the file as a whole.
        column: Column, counted from 1; 0 where there is no line.
        path: The way to the field inside the file, such as
            targets[2].quantity.lower; empty for the file as a whole.
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
    """Data files hold mistakes; `problems` carries every one of them.

    Nothing of the files is loaded when it is raised.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__(self.problems)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.problems,)

    def _telling(self) -> Sequence[Problem]:
        """Return the problems to print, in order: of too many, those that tell something new.

        One mistyped key can leave hundreds of references without an end; they
        must not crowd out the line that is to be mended.
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
        lines = [str(problem) for problem in self._telling()]
        if (rest := len(self.problems) - SHOWN) > 0:
            lines.append(f"... and {rest} more problem{'s' if rest > 1 else ''}")
        return "\n".join(lines)
