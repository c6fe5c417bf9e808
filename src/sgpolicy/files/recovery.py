"""Reading on after a mistake of syntax, to look for more.

The parser gives up at its first mistake. One line is then mended by guess, so
that the rest can be looked at; what stood there is reported already, and the
result is never used for data.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import yaml

from sgpolicy.files.reader import PARSER, read_tree
from sgpolicy.files.syntax import GAVE_UP
from sgpolicy.files.tree import HOLE, Map, Parsed, Seq
from sgpolicy.problem import Problem

STANDS_FOR = "\ufdd0"
"""What a mended line holds in place of its value: no character, so that no file can hold it."""
_MOST = 12
_WORK = 3_000_000  # characters to parse
_STEM = re.compile(r"( *(?:- +)?[A-Za-z_]+)\b")
_FAR = 60
_NEAR = 3
_DEEPEST = 12


def read_on(text: str, name: str, found: list[Problem]) -> tuple[Parsed | None, list[Problem], set[int]]:
    """Return what can be made of *text* in spite of its mistakes of syntax, of which the parser gave up at the last.

    That is the file as mended, None where no guess leads to a tree; the problems
    of the whole file; and the lines that were mended, of which nothing more is
    worth reporting.
    """
    recovery = _Recovery()
    problems = list(found)
    tree = None
    while tree is None and problems and problems[-1].message.startswith(GAVE_UP):
        changed = recovery.mend(text, problems[-1].line)
        if changed is None:
            break
        text = changed
        tree, more = read_tree(text, name)
        before = set(problems)
        kept = dict.fromkeys(p for p in more if p in before or p.line not in recovery.mended)
        problems = [*(p for p in problems if p not in kept), *kept]
    if tree is None:
        return None, problems, recovery.mended
    _make_holes(tree)
    return Parsed(name, text, tree), problems, recovery.mended


def _make_holes(tree: Map | Seq) -> None:
    """Put holes where the mended lines stand."""
    steps: Any = list(tree) if isinstance(tree, Map) else range(len(tree))
    for step in steps:
        value = tree[step]
        if isinstance(value, (Map, Seq)):
            _make_holes(value)
        elif value == STANDS_FOR:
            tree[step] = HOLE


class _Recovery:
    """Mends one text line by line, within a bound of work."""

    def __init__(self) -> None:
        self._work = _WORK
        self._left = _MOST
        self.mended: set[int] = set()

    def mend(self, text: str, told: int) -> str | None:
        """Return *text* with the fault mended that was told on line *told*; None if no guess leads on."""
        self._left -= 1
        self._work -= 3 * len(text)  # to find where it fails now, and to read it when mended
        if self._left < 0 or self._work < 0:
            return None
        failed = _gives_up_on(text) or told
        lines = text.split("\n")
        for number in dict.fromkeys((told, failed)):
            for guess in _guesses(lines, number - 1):
                self._work -= len(text)
                if self._work < 0:
                    return None
                changed = "\n".join([*lines[: number - 1], *guess, *lines[number - 1 + len(guess) :]])
                further = _gives_up_on(changed)
                if further is None or further > max(told, failed) + 1:
                    self.mended |= {told, *range(number, number + len(guess))}
                    return changed
        return None


def _gives_up_on(text: str) -> int | None:
    """Return the line, counted from 1, on which the parser gives up; None if it comes to the end."""
    loader = PARSER(text)
    try:
        while loader.check_event():
            loader.get_event()
    except yaml.YAMLError as exc:
        mark = getattr(exc, "problem_mark", None)
        return mark.line + 1 if mark else 1
    except ValueError:
        return 1
    finally:
        loader.dispose()
    return None


def _guesses(lines: list[str], index: int) -> Iterator[list[str]]:
    """Yield what the line at *index*, and those that hang on it, might be instead."""
    if not 0 <= index < len(lines):
        return
    line = lines[index]
    text = line.lstrip(" ")
    indent = len(line) - len(text)
    key = _STEM.match(line)
    bare = f"{key[1]}: {STANDS_FOR}" if key else ""
    above = [row for row in lines[max(index - _FAR, 0) : index] if row.strip()]
    if text.startswith("- "):
        items = dict.fromkeys(
            len(row) - len(row.lstrip(" ")) for row in reversed(above) if row.lstrip(" ").startswith("- ")
        )
        yield from ([" " * other + text] for other in islice(items, _NEAR) if other != indent)
    yield [bare]
    if above and above[-1].endswith(":") and indent > 1:
        yield [" " * (indent - 2) + "- " + text]
    for row in (*above[-1:], *lines[index + 1 : index + 2]):
        other = len(row) - len(row.replace("- ", "  ", 1).lstrip(" "))
        if row.strip() and other != indent:
            yield [" " * other + text]
            yield [" " * other + bare.lstrip(" ")]
    yield [""]
    below = 0
    for row in lines[index + 1 : index + 1 + _DEEPEST]:
        if row.strip() and len(row) - len(row.lstrip(" ")) <= indent:
            break
        below += 1
    if below:
        yield [bare, *[""] * below]
        yield ["", *[""] * below]
