"""How things are displayed: in which language, and how wide. Nothing here reaches rows, exports, ids or errors."""

import os
import shutil
from types import TracebackType
from typing import Any, Literal, Self

from sgpolicy.asked import explained, not_a, shown
from sgpolicy.errors import FieldError

LANGUAGES = ("en", "zh")
_LEAST = 40
_ENGLISH, _CHINESE = LANGUAGES
_set: dict[str, Any] = {}
"""What was set; the surroundings decide what was not."""


class Options:
    """How things are displayed; in a `with` statement, until its end.

    Attributes:
        language: `en` or `zh`.
        width: Columns that a table may take.
    """

    __slots__ = ("_before", "language", "width")

    def __init__(self, before: dict[str, Any]) -> None:
        self._before = before
        self.language, self.width = language(), width()

    def __repr__(self) -> str:
        return f"<Options language={self.language!r} width={self.width}>"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        _set.clear()
        _set.update(self._before)


@explained
def options(
    *, language: Literal["en", "zh", "auto"] | None = None, width: int | Literal["auto"] | None = None
) -> Options:
    """Set how things are displayed in this process; without arguments, tell what is set.

    It governs tables, cards and pages: what statuses, verdicts, units, columns, terms and regions are
    called, reasons and definitions. Rows, exports, ids, `str` and `repr` of single objects and errors
    are the same in every language.

    Args:
        language: `en` or `zh`; `auto` for what the environment variable `SGPOLICY_LANG` says,
            else English.
        width: Columns of a table, 40 or more; `auto` for `COLUMNS`, else the terminal, else 80.

    Returns:
        What holds from now on. As a context manager it ends with the block:
        `with sgpolicy.options(language="zh"): ...`

    Raises:
        FieldError: There is no such language, or no table can be so narrow.
        TypeError: The width is not a whole number.
    """
    if language is not None and language not in (*LANGUAGES, "auto"):
        msg = f"language is {shown(language)}"
        raise FieldError(field="language", message=msg, remedy="give 'en', 'zh' or 'auto'")
    if width is not None and width != "auto":
        if not isinstance(width, int) or isinstance(width, bool):
            raise TypeError(not_a("width", "a whole number of columns, or 'auto'", width))
        if width < _LEAST:
            msg = f"width is {shown(width)}"
            raise FieldError(field="width", message=msg, remedy=f"give {_LEAST} columns or more, or 'auto'")
    before = dict(_set)
    for name, value in (("language", language), ("width", width)):
        if value == "auto":
            _set.pop(name, None)
        elif value is not None:
            _set[name] = value
    return Options(before)


def language() -> str:
    """Return the language of display: as set, else as `SGPOLICY_LANG` begins, else English."""
    asked = os.environ.get("SGPOLICY_LANG", "")
    found: str = _set.get("language") or (_CHINESE if asked.casefold().startswith(_CHINESE) else _ENGLISH)
    return found


def width() -> int:
    """Return the columns that a table may take: as set, else `COLUMNS`, else the terminal's, else 80."""
    found: int = _set.get("width") or max(_LEAST, shutil.get_terminal_size((80, 24)).columns)
    return found
