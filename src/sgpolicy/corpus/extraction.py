"""The figures and periods of any number of texts, row by row."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from sgpolicy.asked import explained, not_a
from sgpolicy.corpus.ledger import Ledger
from sgpolicy.corpus.listing import PathLikes, entries, given
from sgpolicy.corpus.rows import BY_NAME
from sgpolicy.corpus.work import Settings, of_file
from sgpolicy.model.period import Period
from sgpolicy.reading.periods import period_of

ReferenceLike = date | Period | str | int
"""A time at which texts speak, or the word `name` for that in the name of each file."""


@explained
def extract(
    paths: PathLikes,
    *,
    reference: ReferenceLike | None = None,
    targets: bool = False,
    passed_over: Callable[[str], object] | None = None,
) -> Iterator[dict[str, Any]]:
    """Yield a flat row for each figure and period of the texts of a corpus.

    Files are read one at a time, in the order of their names, so memory does not grow with
    the corpus. `docs/corpus.md` tells the keys; they hold no sentence of a text.

    Args:
        paths: A folder, a file, or several of them: txt, md, html, docx and pdf.
        reference: The day or period at which the texts speak, as for `read_period`; `"name"`
            for the year, month or day in the name of each file.
        targets: Mark the figures that look like promises, for a coder to look at.
        passed_over: Called with a line for each file that cannot be read; by default a
            `UserWarning` says it.

    Returns:
        The rows, in the order of the files and of their texts; numbers are int and Decimal.

    Raises:
        FileNotFoundError: There is no such file or folder.
        FieldError: There is nothing to read, or two files would have the same name.
        MissingExtraError: A docx or pdf file is met, and what reads it is not installed.
        NotAPeriodError: *reference* is text that is no period.
        TypeError: An argument is of the wrong type.
    """
    if not isinstance(targets, bool):
        raise TypeError(not_a("extract(targets=)", "True or False", targets))
    settings = Settings(reference=reference_of(reference), targets=targets)
    return _rows(given(paths), settings, passed_over or _warn)


def _rows(paths: Any, settings: Settings, passed_over: Callable[[str], object]) -> Iterator[dict[str, Any]]:  # noqa: ANN401
    with Ledger() as ledger:
        ledger.enter(entries(paths))
        for entry in ledger.waiting():
            report, rows = of_file(entry, settings)
            if report["problem"] is not None:
                passed_over(report["problem"])
            yield from rows


def reference_of(given: object) -> Period | str | None:
    """Return the reference that *given* names: a period, the word for that in the name of each file, or None."""
    return BY_NAME if given == BY_NAME else period_of(given)


def _warn(problem: str) -> None:
    warnings.warn(problem, stacklevel=3)
