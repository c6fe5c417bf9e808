"""A mistake in a data file: where, what, and what would be right."""

from collections.abc import Sequence
from typing import Any

from attrs import frozen

from sgpolicy.errors import SgPolicyError
from sgpolicy.model.shown import one_line

SHOWN = 50
"""Problems that a report prints before it only counts."""


def visible(text: str, limit: int = 40) -> str:
    """Return *text* quoted, cut at *limit*, with nothing a terminal would obey."""
    cut = text if len(text) <= limit else text[: limit - 1] + "…"
    return f"'{one_line(cut)}'"


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
