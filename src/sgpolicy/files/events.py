"""The strict reader: YAML events to a bare tree, refusing all that could surprise.

Built from PyYAML's event stream, never from `yaml.load`: events bring line and
column along, do no implicit typing, and their parser keeps its own stack, so
deep nesting cannot exhaust ours.
"""

import re
from collections.abc import Iterator
from typing import Any
from unicodedata import is_normalized, normalize

import yaml

from sgpolicy.files.text import FORBIDDEN
from sgpolicy.files.tree import Hole, MappingNode, PathKey, Place, Plain, Quoted, SequenceNode, path_at, path_text
from sgpolicy.problem import Problem, visible

# libyaml is many times faster, but some platforms ship PyYAML without it.
PARSER: Any = getattr(yaml, "CLoader", yaml.Loader)

MAX_DEPTH = 16
"""Deepest nesting; a document file needs 5."""
MAX_NODES = 200_000
"""Most scalars and containers in one file."""
MAX_SCALAR = 10_000
"""Longest scalar, in characters."""
MAX_SKIPPED = 100
"""Deepest nesting inside what is refused for its depth, before the file is given up."""
MAX_PROBLEMS = 1_000
"""Most problems of one file; whoever has as many has another kind of file."""

# Before the first value; the two parsers differ in which directives they know.
_DIRECTIVE = re.compile(r"(?:[ ]*(?:#[^\n]*)?\n)*%")
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
    ("tag|anchor|alias", "a tag, anchor or alias is malformed", "delete it, or put the text in quotes"),
)


def read_tree(text: str, name: str, parser: Any = None) -> tuple[MappingNode | None, list[Problem]]:  # noqa: ANN401
    """Return the mapping that *text* is, and every problem met on the way.

    Args:
        text: Clean text of a file.
        name: How to call the file in a problem.
        parser: A PyYAML loader class to take the events from; the fastest
            there is by default. All give the same tree.

    Returns:
        The tree, None where nothing could be made of the file, and the
        problems in text order; the tree must not be used for data when there
        are any, only to look for more.
    """
    builder = _Builder(name)
    loader = (parser or PARSER)(builder.without_directives(text))
    try:
        while loader.check_event():
            if builder.take(loader.get_event()):
                break
    except yaml.YAMLError as exc:
        builder.give_up(exc)
        return None, builder.problems
    except ValueError:
        # The pure parser lets chr() fail on the escape \U00110000.
        builder.give_up(yaml.scanner.ScannerError(problem="escape", problem_mark=loader.get_mark()))
        return None, builder.problems
    finally:
        loader.dispose()
    return builder.finish(), builder.problems


class _Builder:
    """Takes events one by one and keeps the containers that are still open."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self.root: object = None
        self.stack: list[MappingNode | SequenceNode] = []
        self.keys: list[str | None] = []  # the key waiting for its value, one a container
        self.nodes = 0
        self.documents = 0
        self.skipped = 0  # containers open inside what was refused
        self.stopped = False
        self.lines: list[str] = []
        self.quoted: tuple[Place, int] | None = None  # the last text in quotes over several lines

    def without_directives(self, text: str) -> str:
        """Return *text* with leading directives blanked out; report them, and keep its lines."""
        while found := _DIRECTIVE.match(text):
            line = text.count("\n", 0, found.end()) + 1
            self._report((line, 1), "a YAML directive", "delete the line that starts with %", ())
            text = f"{text[: found.end() - 1]}#{text[found.end() :]}"
            if len(self.problems) >= MAX_PROBLEMS:
                break
        self.lines = text.split("\n")
        return text

    def give_up(self, exc: yaml.YAMLError) -> None:
        """Report where the parser could not go on."""
        told = str(getattr(exc, "problem", None) or "cannot be parsed")
        opening = _OPENING.search(str(getattr(exc, "context", None) or ""))
        mark = getattr(exc, "problem_mark", None)
        if mark is None or (opening and getattr(exc, "context_mark", None)):
            mark = getattr(exc, "context_mark", None) or mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        what, remedy = next(
            ((what, remedy) for words, what, remedy in _PLAIN_WORDS if re.search(words, told)),
            (visible(told, 60)[1:-1], "check indentation, quotes and brackets on this line and the one before"),
        )
        if self.quoted and self.quoted[1] in (line, line - 1):
            (line, column), what = self.quoted[0], f"a quote is opened here and closed only on line {self.quoted[1]}"
            remedy = "close it on its own line with the same mark"
        above = self.lines[line - 2].strip() if line > 1 else ""
        if "mapping values" in told and above and not _KEYED.match(above):
            line, column = line - 1, len(self.lines[line - 2]) - len(self.lines[line - 2].lstrip()) + 1
            what, remedy = _NO_COLON
        if what == _NO_GOING_ON and (first := self._without_hyphen(line)) is not None:
            line, column = first, len(self.lines[first - 1]) - len(self.lines[first - 1].lstrip(" ")) + 1
            what, remedy = "the first item of a list has no hyphen", "put - and a blank before its first key"
        elif what == _NO_GOING_ON and (left := self._out_of_its_block(line)) is not None:
            line, column = left, 1
            what, remedy = "the line stands further left than its block", "indent it like the keys beside it"
        path = path_text(path_at(self.root, (line, column)))
        self.problems.append(
            Problem(
                file=self.name,
                line=line,
                column=column,
                path=path,
                message=f"is not valid YAML: {what}",
                remedy=remedy,
                check="syntax",
            )
        )

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

    def take(self, event: Any) -> bool:  # noqa: ANN401 - PyYAML's events have no types
        """Take one event; return True when the rest of the file is not worth reading."""
        kind = type(event)
        if self.skipped:
            return self._skip(event, kind)
        if kind is yaml.ScalarEvent:
            return self._scalar(event)
        if kind is yaml.MappingStartEvent:
            return self._open(MappingNode(_place(event)), event)
        if kind is yaml.SequenceStartEvent:
            return self._open(SequenceNode(_place(event)), event)
        if kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
            self.stack.pop()
            self.keys.pop()
        elif kind is yaml.AliasEvent:
            self._refuse(event, "an alias", "write the value out: each record stands for itself")
            self._put(Hole(""), _place(event))
        elif kind is yaml.DocumentStartEvent:
            return self._start(event)
        return False

    def _skip(self, event: Any, kind: type) -> bool:  # noqa: ANN401
        """Pass over the inside of what was refused as a whole."""
        if kind in (yaml.MappingStartEvent, yaml.SequenceStartEvent):
            self.skipped += 1
        elif kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
            self.skipped -= 1
        self.stopped = self.skipped > MAX_SKIPPED
        return self.stopped or self._count(event)

    def finish(self) -> MappingNode | None:
        """Return the root mapping; report anything else."""
        if self.stopped:
            return None
        if isinstance(self.root, MappingNode):
            return self.root
        if not self.problems:
            what = "is empty" if self.root in (None, "") else "is not a mapping"
            remedy = "start with `id:` for a document, or with a codebook key such as `indicators:`"
            self.problems.append(Problem(file=self.name, line=1, column=1, message=what, remedy=remedy, check="syntax"))
        return None

    def _start(self, event: Any) -> bool:  # noqa: ANN401
        self.documents += 1
        if event.version or event.tags:
            self._refuse(event, "a YAML directive", "delete the line that starts with %")
        if self.documents > 1:
            self._refuse(event, "a second YAML document", "one document a file; delete the line ---")
            return True
        return False

    def _scalar(self, event: Any) -> bool:  # noqa: ANN401
        place = _place(event)
        self._check_decoration(event)
        text: str = event.value
        if event.style == '"' and (found := FORBIDDEN.search(text)):
            self._refuse(event, f"an escape for the character U+{ord(found[0]):04X}", "delete it: it is not text")
            text = FORBIDDEN.sub("", text)
            if "\ud800" <= found[0] <= "\udfff":  # libyaml cannot go on here; nor do we
                self.stopped = True
                return True
        elif event.style == '"' and not is_normalized("NFC", text):
            self._refuse(event, "escapes for text that is not in Unicode form NFC", "write it composed (NFC)")
            text = normalize("NFC", text)
        if event.style and event.style in "\"'" and event.end_mark.line > event.start_mark.line:
            self.quoted = place, event.end_mark.line + 1
        if len(text) > MAX_SCALAR:
            self._refuse(event, f"a text of {len(text)} characters", f"at most {MAX_SCALAR}")
            text = text[:MAX_SCALAR]
        if self.stack and isinstance(self.stack[-1], MappingNode) and self.keys[-1] is None:
            return self._key(text, event)
        self._put(Quoted(text) if event.style else Plain(text), place)
        return self._count(event)

    def _key(self, text: str, event: Any) -> bool:  # noqa: ANN401
        node = self.stack[-1]
        if not isinstance(node, MappingNode):  # pragma: no cover - the caller has looked
            return False
        if text == "<<":
            self._refuse(event, "a merge key <<", "write the keys out", text)
        elif text in node.key_places:
            line = node.key_places[text][0]
            self._refuse(event, f"the key {visible(text)} a second time", f"it stands on line {line} already", text)
            text = f"{text} (again, {len(node.key_places)})"
        else:
            node.key_places[text] = _place(event)
        self.keys[-1] = text
        return self._count(event)

    def _open(self, node: MappingNode | SequenceNode, event: Any) -> bool:  # noqa: ANN401
        self._check_decoration(event)
        if self.stack and isinstance(self.stack[-1], MappingNode) and self.keys[-1] is None:
            self._refuse(event, "a list or mapping as a key", "a key is a word")
            self.keys[-1], self.skipped = "", 1
            return False
        if len(self.stack) >= MAX_DEPTH:
            self._refuse(event, f"nesting deeper than {MAX_DEPTH}", "no record needs more than 6")
            self._put(Hole(""), _place(event))
            self.skipped = 1
            return False
        self._put(node, _place(event))
        self.stack.append(node)
        self.keys.append(None)
        return self._count(event)

    def _put(self, value: object, place: Place) -> None:
        if not self.stack:
            self.root = value
            return
        node = self.stack[-1]
        if isinstance(node, SequenceNode):
            node.append(value)
            node.item_places.append(place)
            return
        key = self.keys[-1]
        self.keys[-1] = None
        if key in node.key_places and key is not None:
            node[key] = value
            node.value_places[key] = place

    def _check_decoration(self, event: Any) -> None:  # noqa: ANN401
        if event.anchor is not None:
            self._refuse(event, f"an anchor &{visible(event.anchor, 20)[1:-1]}", "delete it: aliases are not used")
        if event.tag is not None:
            self._refuse(event, f"a tag {visible(event.tag, 30)}", "delete it: the schema says what each field is")

    def _count(self, event: Any) -> bool:  # noqa: ANN401
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self._refuse(event, f"more than {MAX_NODES} values", "split it: one document a file")
        self.stopped = self.nodes > MAX_NODES or len(self.problems) >= MAX_PROBLEMS
        return self.stopped

    def _refuse(self, event: Any, what: str, remedy: str, *below: PathKey) -> None:  # noqa: ANN401
        self._report(_place(event), what, remedy, (*self._path(), *below))

    def _report(self, place: Place, what: str, remedy: str, path: tuple[PathKey, ...]) -> None:
        self.problems.append(
            Problem(
                file=self.name,
                line=place[0],
                column=place[1],
                path=path_text(path),
                message=f"holds {what}",
                remedy=remedy,
                check="syntax",
            )
        )

    def _path(self) -> Iterator[PathKey]:
        for depth, (node, key) in enumerate(zip(self.stack, self.keys, strict=True)):
            above = depth < len(self.stack) - 1  # what is open below has been put into the node already
            if isinstance(node, SequenceNode):
                yield len(node) - 1 if above else len(node)
            elif above:
                yield next(reversed(node), "")
            elif key is not None:
                yield key


def _place(event: Any) -> Place:  # noqa: ANN401
    mark = event.start_mark
    return mark.line + 1, mark.column + 1
