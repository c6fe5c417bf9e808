"""Our own look at a text of YAML, before and after the parser's.

The parsers disagree about a few marks, so that a file could load on one machine
and not on another. What either of them may refuse is refused here, by rules
that look at the text alone. When a parser gives up, the same look finds what
people type by mistake and can be named better than by the parser.
"""

import re
from typing import NamedTuple
from unicodedata import normalize

_MOST = 500_000
"""Tokens to look at; a file of as many has too many values anyway."""
_DEEPEST = 16

# Cheap to look for; a text without any of them keeps all the rules.
_SUSPECT = (
    "?",
    ":,",
    ":[",
    ":]",
    ":{",
    ":}",
    ",:",
    "[:",
    "{:",
    " :",
    "\u3000",
    "\u00a0",
    "\n<<<<<<<",
    "\n>>>>>>>",
    "\n===",
)

_GAP = re.compile(r"[ \n]*+(?:(?<![^ \n])#[^\n]*+[ \n]*+)*+")
_QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL), "'": re.compile(r"'(?:[^']|'')*+'")}
_BAD_ESCAPE = re.compile(
    r"(?:[^\\]|\\(?:[0abt\tnvfre \"/\\N_LP\n]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}))*+(?=\\)", re.DOTALL
)
_AFTER_QUOTED = re.compile(r" *(?:$|[,\]}]|:|(?<= )#)", re.MULTILINE)
_BAD_HEADER = re.compile("[|>][-+0-9]*#")
_HEADER = re.compile(r"[|>][-+0-9]* *(?:(?<= )#[^\n]*)?\n")
_IN_BLOCK = re.compile(r"(?:[^\n:#]|:(?! |$)|(?<! )#)++", re.MULTILINE)
_IN_FLOW = re.compile(r"(?:[^\n:#,?\[\]{}]|:(?![ ,?\[\]{}]|$)|(?<! )#)++", re.MULTILINE)
_CONFLICT = re.compile("^(?:<{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)
_DOCUMENT = re.compile(r"(?:---|\.\.\.)(?= |$)", re.MULTILINE)
_NEAR = 2
"""How many lines from where a parser gave up a full-width mark may be the reason."""
_WIDE = dict(zip("：，［］｛｝＂＇“”‘’－＃", ":,[]{}\"'\"\"''-#", strict=True))
_WIDE_MARK = re.compile("^[“”‘’－＃]|[：，［］｛｝＂＇]")
_INDENT = re.compile(" *+")
_ALONE = ("", " ", "\n")
_NO_BLANK = "\u3000\u00a0"


class Fault(NamedTuple):
    """What breaks the syntax of a text.

    Attributes:
        offset: Where it stands.
        what: What is wrong.
        remedy: What would be right.
    """

    offset: int
    what: str
    remedy: str


def suspect(text: str) -> bool:
    """Return whether *text* may break a rule that the parsers do not share."""
    if any(mark in text for mark in _SUSPECT) or text.startswith("<<<<<<<"):
        return True
    return "#" in text and _BAD_HEADER.search(text) is not None


def first_fault(text: str, gave_up: int = 0) -> Fault | None:
    """Return the first fault of *text* that our own rules find.

    Args:
        text: Clean text of a file.
        gave_up: The line on which a parser gave up, if one did: what is only
            unusual elsewhere is a fault there.
    """
    return _Look(text, gave_up).fault()


def wide_mark(text: str) -> str:
    """Return a remark on the first full-width mark in *text*, a value without quotes that does not fit its field.

    It is empty if there is none, or if the text is Chinese, in which such marks are right.
    """
    found = re.search("[\uff01-\uff5e“”‘’]", text)
    plain = normalize("NFKC", "".join(_WIDE.get(char, char) for char in text))
    if found is None or not (plain.isascii() or (found[0] in "“‘［｛＂" and text.startswith(found[0]))):
        return ""
    right = _WIDE.get(found[0]) or normalize("NFKC", found[0])
    return f" (it holds a full-width {found[0]}, where YAML needs {right})"


class _Look:
    """Goes through a text token by token."""

    def __init__(self, text: str, gave_up: int) -> None:
        self.text, self.gave_up = text, gave_up
        self.place = 0
        self.depth = 0  # of brackets
        self.owner = -1  # column of the key or hyphen that the next value belongs to

    def fault(self) -> Fault | None:
        """Return the first fault."""
        text = self.text
        if found := _CONFLICT.search(text):
            return Fault(found.start(), "a mark of a merge conflict stands here", "keep one version, delete the marks")
        first = _GAP.match(text).end()  # type: ignore[union-attr] # it matches nothing, if need be
        if self.gave_up and text[first - 1 : first] == " " and self._back_at_the_margin():
            return Fault(first, "the first line is indented, and others are not", "begin it in the first column")
        for _ in range(_MOST):
            self.place = _GAP.match(text, self.place).end()  # type: ignore[union-attr] # the same
            if self.place >= len(text) or self.depth > _DEEPEST:
                return None
            if fault := self._token():
                return fault
        return None

    def _back_at_the_margin(self) -> bool:
        """Return whether the line on which the parser gave up is not indented."""
        line = self.text.split("\n", self.gave_up)[self.gave_up - 1 :][:1]
        return not line or not line[0].startswith(" ")

    def _column_of(self, place: int) -> int:
        return place - self.text.rfind("\n", 0, place) - 1

    def _token(self) -> Fault | None:  # noqa: PLR0911 - one for each sort of token
        """Pass over one token, or return what is wrong with it."""
        text, place = self.text, self.place
        mark, after = text[place], text[place + 1 : place + 2]
        if mark in _QUOTED:
            return self._quoted(mark)
        if mark in "-." and text[place - 1 : place] in {"", "\n"} and _DOCUMENT.match(text, place):
            self.place += 3
            return None
        if mark in _NO_BLANK:
            what = f"a blank U+{ord(mark):04X} stands here, which is no space to YAML"
            return Fault(place, what, "type spaces (U+0020)")
        if self.depth or mark in "[{":
            return self._in_brackets(mark, after)
        if mark in "-?:" and after in _ALONE:
            self.owner = self.owner if mark == ":" else self._column_of(place)
            self.place += 1
            return None
        if mark in "|>" and (header := _HEADER.match(text, place)):
            self.place = header.end()
            self._pass_below()
            return None
        if found := _BAD_HEADER.match(text, place):
            return _no_comment(found.end() - 1)
        return self._plain(_IN_BLOCK)

    def _in_brackets(self, mark: str, after: str) -> Fault | None:
        """Pass over one token of a list or mapping in brackets, but a text in quotes."""
        if mark == "?":
            return Fault(self.place, "a ? stands in brackets without quotes", "put the text in quotes")
        if mark not in "[{]},:":
            return self._plain(_IN_FLOW)
        behind_quotes = self.text[self.place - 1] in "\"'" and after not in ",[]{}?"
        if mark == ":" and after not in _ALONE and not behind_quotes:
            what = "a : in brackets has no space after it"
            return Fault(self.place, what, "add the space, or put the text in quotes")
        self.depth += (mark in "[{") - (mark in "]}")
        self.place += 1
        return None

    def _quoted(self, mark: str) -> Fault | None:
        """Pass over a text in quotes."""
        text, start = self.text, self.place
        found = _QUOTED[mark].match(text, start)
        if found is None or ("\n" in found[0] and not _AFTER_QUOTED.match(text, found.end())):
            # Never closed, or closed by the mark that opens another text: the place to look at is where it begins.
            self.place = len(text)
            return None
        self.place = found.end()
        if mark == '"' and (wrong := _BAD_ESCAPE.match(text, start, self.place)):
            what = "an unknown \\ sequence stands in double quotes"
            return Fault(wrong.end(), what, "write \\\\ for \\, or use single quotes")
        if not _AFTER_QUOTED.match(text, self.place):
            following = text[self.place]
            if following in _WIDE:
                return _instead(self.place, following)
            if following == "#":
                return _no_comment(self.place)
            right = "double it: ''" if mark == "'" else 'write \\" for it'
            return Fault(self.place - 1, "a quotation mark inside a quoted text ends it here", right)
        if not self.depth:
            self.owner = self._column_of(start)
        return None

    def _plain(self, pattern: re.Pattern[str]) -> Fault | None:
        """Pass over a text without quotes."""
        text, start = self.text, self.place
        found = pattern.match(text, start)
        if found is None:  # a : or # where none can be: the parsers agree on that
            self.place += 1
            return None
        if self.gave_up and (wide := _WIDE_MARK.search(found[0])):
            line = text.count("\n", 0, start) + 1
            if abs(line - self.gave_up) <= _NEAR:
                return _instead(start + wide.start(), wide[0])
        self.place = found.end()
        if self.depth:
            return None
        if text[self.place : self.place + 1] == ":":
            self.owner = self._column_of(start)
        else:
            self._pass_below()
        return None

    def _pass_below(self) -> None:
        """Pass over the lines that continue a text: those indented deeper than its owner, and empty ones."""
        text = self.text
        while (end := text.find("\n", self.place)) >= 0 and end + 1 < len(text):
            row = end + 1
            first = _INDENT.match(text, row).end()  # type: ignore[union-attr] # it matches nothing, if need be
            if text[first : first + 1] not in {"", "\n"} and first - row <= self.owner:
                self.place = end
                return
            self.place = row
        self.place = len(text)


def _no_comment(place: int) -> Fault:
    return Fault(place, "a # stands here without a space before it", "put a space before a comment")


def _instead(place: int, wide: str) -> Fault:
    return Fault(place, f"a full-width {wide} stands here", f"write {_WIDE[wide]}, or put the whole text in quotes")
