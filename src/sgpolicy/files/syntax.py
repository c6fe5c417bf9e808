"""A mistake of syntax in plain words.

The parser gives up at its first mistake, and says why in words of its own that
change from one version to the next. They are a hint only: the text itself is
looked at as well, and what fits nothing known is described in our words.
"""

import re
from typing import Any

import yaml

from sgpolicy.files.lexis import Fault, first_fault
from sgpolicy.files.tree import path_at
from sgpolicy.problem import Finding, Place, Problem, line_column

_KEY = re.compile("[A-Za-z_]+:")
# A line with a key, an item of a list, or a comment; a colon further on may stand inside a text in quotes.
_KEYED = re.compile(r"""[-#]|["']?[\w.-]+["']?:(?:[ ]|$)""")
# Whatever opens something tells better where to look than where the parser gave up.
_OPENING = re.compile("simple key|quoted scalar|flow sequence|flow mapping|flow node|directive")
_NO_COLON = ("a line is neither `key: value` nor `- item`", "put a colon and a space after the key")
_NO_GOING_ON = "the line does not continue the one before"
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
        "a colon stands where there can be no key",
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


GAVE_UP = "is not valid YAML"
"""How the message of every such problem begins."""


def explained(exc: Exception, text: str, name: str, tree: object, parser: Any) -> Problem:  # noqa: ANN401
    """Return the problem that stopped *parser*, a loader class, in *text*, of which it had made *tree* by then."""
    mark = getattr(exc, "problem_mark", None)
    if fault := first_fault(text, gave_up=mark.line + 1 if mark else 1):
        return told(fault, text, name, tree)
    place, what, remedy = _Explanation(text, parser).of(exc)
    return _problem(place, what, remedy, text, name, tree)


def told(fault: Fault, text: str, name: str, tree: object) -> Problem:
    """Return the problem that *fault* of *text* is."""
    return _problem(line_column(text, fault.offset), fault.what, fault.remedy, text, name, tree)


def _problem(place: Place, what: str, remedy: str, text: str, name: str, tree: object) -> Problem:  # noqa: PLR0913, PLR0917
    path = path_at(tree, text, place)
    return Finding(path=path, message=f"{GAVE_UP}: {what}", remedy=remedy, check="syntax").at(name, place)


class _Explanation:
    """Looks at a text that the parser gave up on."""

    def __init__(self, text: str, parser: Any) -> None:  # noqa: ANN401
        self.text, self.parser, self.lines = text, parser, text.split("\n")

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
            what, remedy = "the first item of a list has no hyphen", "put a hyphen and a space before its first key"
        elif what == _NO_GOING_ON and (left := self._out_of_its_block(line)) is not None:
            line, column = left, 1
            what, remedy = "the line is indented less than its block", "indent it like the keys beside it"
        return (line, column), what, remedy

    def _indent(self, line: int) -> int:
        row = self.lines[line - 1]
        return len(row) - len(row.lstrip(" "))

    def _last_quote(self) -> tuple[Place, int] | None:
        """Return the last text in quotes over several lines: where it begins, and on which line it ends."""
        found = None
        loader = self.parser(self.text)
        try:
            while loader.check_event():
                event = loader.get_event()
                if isinstance(event, yaml.ScalarEvent) and event.style and event.style in "\"'":
                    start: Any = event.start_mark
                    end: Any = event.end_mark
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
