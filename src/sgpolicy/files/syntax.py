"""A mistake of syntax: what it is in plain words, and reading on after it to look for more.

The parser gives up at its first mistake, and says why in words of its own that
change from one version to the next. They are a hint only: the text itself is
looked at as well, and what fits nothing known is described in our words.

One line is then mended by guess, so that the rest can be looked at; what stood
there is reported already, and the result is never used for data.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import yaml

from sgpolicy.files.reader import PARSER, read_tree
from sgpolicy.files.tree import HOLE, Map, Parsed, Place, Seq, line_column, path_at, path_text
from sgpolicy.problem import Problem

_KEY = re.compile("[A-Za-z_]+:")
# A line with a key, an item of a list, or a comment; a colon further on may stand inside a text in quotes.
_KEYED = re.compile(r"""[-#]|["']?[\w.-]+["']?:(?:[ ]|$)""")
# Whatever opens something tells better where to look than where the parser gave up.
_OPENING = re.compile("simple key|quoted scalar|flow sequence|flow mapping|flow node|directive")
_NO_COLON = ("a line is neither `key: value` nor `- item`", "put a colon and a blank behind the key")
_NO_GOING_ON = "the line does not go on from the one before"
_PLAIN_WORDS = (
    (
        "unexpected end of stream|unexpected document separator",
        "a quote is opened here and never closed",
        "close it with the same mark",
    ),
    (
        "could not find expected ':'|':' expected",
        *_NO_COLON,
    ),
    (
        "mapping values are not allowed",
        "a colon stands where no key can be",
        "put the text in quotes, or check the indentation",
    ),
    (
        "expected ',' or",
        "a list [ ... ] or mapping { ... } is opened here and not closed, or lacks a comma",
        "add the missing , or ] or }",
    ),
    (
        "cannot start any token",
        "a value starts with a character that has a meaning of its own",
        "put the text in quotes",
    ),
    ("escape|hexadecimal", "an unknown \\ sequence stands in double quotes", "write \\\\ for \\, or use single quotes"),
    (
        "block end|expected key|did not find expected '-'|sequence entries are not allowed|mapping keys are not",
        _NO_GOING_ON,
        "check indentation: keys of one mapping start in the same column",
    ),
    ("node content", "a value is missing or wrongly closed", "check brackets and commas on this line"),
    (
        "comment or (a )?line break|indentation indicator",
        "a | or > begins a text on several lines here, and something follows it on its own line",
        "put the text in quotes",
    ),
    (
        "alphabetic or numeric",
        "a value starts with * or &, which have a meaning of their own",
        "put the text in quotes",
    ),
    ("document start", _NO_GOING_ON, "check indentation: keys of one mapping start in the same column"),
    ("tag|anchor|alias", "a tag, anchor or alias is malformed", "delete it, or put the text in quotes"),
)
_NOT_KNOWN = (
    "the line cannot be read together with what stands before it",
    "check indentation, quotes and brackets on this line and the one before",
)
STANDS_FOR = "\ufdd0"
"""What a mended line holds in place of its value: no character, so that no file can hold it."""
GAVE_UP = "is not valid YAML"
_MOST = 12
_WORK = 3_000_000  # characters to parse
_STEM = re.compile(r"( *(?:- +)?[A-Za-z_]+)\b")
_FAR = 60
_NEAR = 3
_DEEPEST = 12


def explained(exc: Exception, text: str, name: str, tree: object) -> Problem:
    """Return the problem that stopped the parser.

    Args:
        exc: What the parser raised.
        text: The text that it read.
        name: How to call the file.
        tree: What it had read by then.
    """
    place, what, remedy = _Explanation(text).of(exc)
    return Problem(
        file=name,
        line=place[0],
        column=place[1],
        path=path_text(path_at(tree, text, place)),
        message=f"{GAVE_UP}: {what}",
        remedy=remedy,
        check="syntax",
    )


class _Explanation:
    """Looks at a text that the parser gave up on."""

    def __init__(self, text: str) -> None:
        self.text, self.lines = text, text.split("\n")

    def of(self, exc: Exception) -> tuple[Place, str, str]:
        """Return the place to look at, what is wrong there, and what would be right."""
        said = str(getattr(exc, "problem", None) or "")
        opening = _OPENING.search(str(getattr(exc, "context", None) or ""))
        mark = getattr(exc, "problem_mark", None)
        if mark is None or (opening and getattr(exc, "context_mark", None)):
            mark = getattr(exc, "context_mark", None) or mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        what, remedy = next(
            ((what, remedy) for words, what, remedy in _PLAIN_WORDS if re.search(words, said)), _NOT_KNOWN
        )
        if (quoted := self._last_quote()) and quoted[1] in (line, line - 1):
            (line, column), what = quoted[0], f"a quote is opened here and closed only on line {quoted[1]}"
            remedy = "close it on its own line with the same mark"
        above = self.lines[line - 2].strip() if line > 1 else ""
        if "mapping values" in said and above and not _KEYED.match(above):
            line, column = line - 1, self._indent(line - 1) + 1
            what, remedy = _NO_COLON
        if what == _NO_GOING_ON and (first := self._without_hyphen(line)) is not None:
            line, column = first, self._indent(first) + 1
            what, remedy = "the first item of a list has no hyphen", "put - and a blank before its first key"
        elif what == _NO_GOING_ON and (left := self._out_of_its_block(line)) is not None:
            line, column = left, 1
            what, remedy = "the line stands further left than its block", "indent it like the keys beside it"
        return (line, column), what, remedy

    def _indent(self, line: int) -> int:
        row = self.lines[line - 1]
        return len(row) - len(row.lstrip(" "))

    def _last_quote(self) -> tuple[Place, int] | None:
        """Return the last text in quotes over several lines: where it begins, and on which line it ends."""
        found = None
        loader = PARSER(self.text)
        try:
            while loader.check_event():
                event = loader.get_event()
                if isinstance(event, yaml.ScalarEvent) and event.style and event.style in "\"'":
                    start, end = event.start_mark, event.end_mark
                    if end.line > start.line:
                        found = line_column(self.text, start.index), end.line + 1
        except (yaml.YAMLError, ValueError):
            return found
        finally:
            loader.dispose()
        return found

    def _without_hyphen(self, line: int) -> int | None:
        """Return the first line of the list whose second item stands at *line*, if that line is no item."""
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        indent = len(text) - len(text.lstrip(" "))
        if not text.startswith("- ", indent):
            return None
        first = None
        for number in range(line - 1, 0, -1):
            row = self.lines[number - 1].rstrip()
            if not row.strip() or row.lstrip()[0] == "#":
                continue
            if not row.startswith(" " * (indent + 1)):
                above = len(row) - len(row.lstrip(" ")) < indent or not indent
                item = first is None or self.lines[first - 1].lstrip().startswith("- ")
                return first if above and row.endswith(":") and not item else None
            first = number
        return None

    def _out_of_its_block(self, line: int) -> int | None:
        """Return the line above *line* that lost its indentation: the block around it goes on at *line*."""
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        indent = text[: len(text) - len(text.lstrip(" "))]
        rows = enumerate((row.replace("- ", "  ", 1) for row in self.lines[: line - 1]), 1)
        above = [(number, row) for number, row in rows if row.strip() and row.lstrip()[0] != "#"]
        below = line
        while indent and len(above) > 1:
            number, row = above.pop()
            if row.startswith(indent):
                below = number
                continue
            if self.lines[below - 1].lstrip().startswith("- "):
                return None  # a list, which may stand at the margin
            key = _KEY.match(row)
            # Its like stands elsewhere where it should stand, and the block was open before it.
            alike = key and any(other.startswith(indent + key[0]) for other in self.lines)
            opened = above[-1][1].startswith(indent) or above[-1][1].rstrip().endswith(":")
            return number if alike and opened else None
        return None


def read_on(text: str, name: str, found: list[Problem]) -> tuple[Parsed | None, list[Problem], set[int]]:
    """Return what can be made of *text* in spite of its mistakes of syntax.

    Args:
        text: Clean text of a file that could not be read as a whole.
        name: How to call the file in a problem.
        found: The problems met so far, the last of them where the parser gave up.

    Returns:
        The file as mended, None where no guess leads to a tree; the problems of
        the whole file; and the lines that were mended, of which nothing more is
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
