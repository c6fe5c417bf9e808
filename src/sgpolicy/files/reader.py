"""The one reader: YAML to a tree that remembers where everything stands.

Built from PyYAML's event stream, never from `yaml.load`: events do no implicit
typing, and their parser keeps its own stack, so deep nesting cannot exhaust
ours. What could surprise anybody is refused here: tags, anchors, aliases, merge
keys, repeated keys, a second document, and more of anything than a data file
needs.

A scalar in quotes is text. One without is what its spelling can only be: a
whole number, a decimal, true or false, else text. Whether its field may hold
that is for the schema to say.
"""

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from unicodedata import is_normalized, normalize

import yaml

from sgpolicy.files.lexis import first_fault, suspect
from sgpolicy.files.spelling import Meanings
from sgpolicy.files.syntax import explained, told
from sgpolicy.files.text import FORBIDDEN
from sgpolicy.files.tree import HOLE, OFFSETS, Map, Seq
from sgpolicy.problem import Finding, PathKey, Problem, line_column, visible

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
_HEAD = re.compile(r"(?:[ ]*+(?:#[^\n]*+)?\n|%[^\n]*+\n?)*+")
_DIRECTIVE = re.compile("^%", re.MULTILINE)
_NO_DIRECTIVE = "holds a YAML directive", "delete the line that starts with %"
_SHOWN = 20
_DEEP = f"holds nesting deeper than {MAX_DEPTH}", "no record needs more than 6"
_BRACKETS = re.compile(rf"(?:[\[{{] *){{{MAX_DEPTH + MAX_SKIPPED + 2}}}")


def read_tree(
    text: str,
    name: str,
    parser: Any = None,  # noqa: ANN401 - PyYAML has no types
    scalars: Mapping[str, Any] | None = None,
    keys: dict[str, str] | None = None,
) -> tuple[Map | None, list[Problem]]:
    """Return the mapping that *text* is, and every problem met on the way.

    Args:
        text: Clean text of a file.
        name: How to call the file in a problem.
        parser: A PyYAML loader class to take the events from; the fastest
            there is by default. All give the same tree.
        scalars: What scalars without quotes become, by their spelling;
            `Meanings` by default.
        keys: The keys of files read before, each by itself, so that those of many files are kept once.

    Returns:
        The tree, None where nothing could be made of the file, and the
        problems in text order; the tree must not be used for data when there
        are any, only to look for more.
    """
    scalars = Meanings() if scalars is None else scalars
    return _Reader(text, name, scalars, {} if keys is None else keys).read(parser or PARSER)


_AGAIN = "\ufdd1"  # no text holds it, nor does an escape in one make it


def _written(key: str) -> str:
    """Return *key* as its file has it, where `_drop` changed it."""
    return key.partition(_AGAIN)[0]


class _StopReading(Exception):  # noqa: N818 - a signal
    """The rest of the file is not worth reading."""


class _Reader:
    """Reads one text."""

    def __init__(self, text: str, name: str, scalars: Mapping[str, Any], keys: dict[str, str]) -> None:
        self.text, self.name, self.scalars, self.keys = text, name, scalars, keys
        self.problems: list[Problem] = []
        self.roots = Seq()
        self.roots.mark, self.roots.marks = 0, array(OFFSETS)
        # The containers around the one that is open, with what the loop needs to go on in each.
        self.outer: list[tuple[Any, bool, Any]] = []
        self.refused: list[tuple[Map, str]] = []

    def read(self, parser: Any) -> tuple[Map | None, list[Problem]]:  # noqa: ANN401
        """Return the tree and the problems."""
        text = self._without_directives()
        fault = first_fault(text) if suspect(text) else None
        given_up: Problem | None = None
        try:
            self._parse(text, parser)
        except _StopReading:
            return None, self.problems
        except (yaml.YAMLError, ValueError) as exc:
            if self._stops_at_depth(text, parser):
                return None, self.problems
            if not fault:
                given_up = explained(exc, text, self.name, self._so_far(), parser)
        self._forget_refused()
        if fault:  # what a parser made of the rest, the other would have made something else of
            given_up = told(fault, text, self.name, self._so_far())
            self.problems = [p for p in self.problems if (p.line, p.column) < (given_up.line, given_up.column)]
        if given_up:
            self.problems.append(given_up)
            return None, self.problems
        return self._root(), self.problems

    def _so_far(self) -> object:
        return self.roots[0] if self.roots else None

    def _forget_refused(self) -> None:
        """Take out of the tree what was read only to find mistakes in it."""
        for node, key in self.refused:
            if key in node:
                place = 2 * list(node).index(key)
                del node[key], node.marks[place : place + 2]

    def _parse(self, text: str, parser: Any) -> None:  # noqa: ANN401
        loader = parser(text)
        try:
            self._read(self._events(iter(loader.get_event, None)))
        except ValueError as exc:  # the pure parser lets chr() fail on the escape \U00110000
            raise yaml.scanner.ScannerError(problem="escape", problem_mark=loader.get_mark()) from exc
        finally:
            loader.dispose()

    def _stops_at_depth(self, text: str, parser: Any) -> bool:  # noqa: ANN401
        """Return whether the parser gave up for a row of brackets, in which we would have stopped before.

        It looks ahead along the line for the colon of a key, past all brackets of
        the row, and may have a limit for them that is not ours. So the row is cut
        where we would have stopped, and the reader runs into that.
        """
        row = _BRACKETS.search(text)
        if row is None:
            return False
        again = _Reader(text[: row.end()] + "\n", self.name, self.scalars, self.keys)
        try:
            again._parse(again.text, parser)
        except _StopReading:
            self.problems += again.problems
            return True
        except yaml.YAMLError:
            pass
        return False

    def _root(self) -> Map | None:
        """Return the root mapping; report anything else."""
        root = self.roots[0] if self.roots else ""
        if isinstance(root, Map):
            return root
        if not self.problems:
            what = "is empty" if root == "" else "is not a mapping"
            remedy = "start with `id:` for a document, or with a codebook key such as `indicators:`"
            self.problems.append(Problem(file=self.name, line=1, column=1, message=what, remedy=remedy, check="syntax"))
        return None

    def _without_directives(self) -> str:
        """Return the text with leading directives commented out; report them, and keep its length."""
        text = self.text
        end = _HEAD.match(text).end()  # type: ignore[union-attr] # it matches nothing, if need be
        marks = [found.start() for found in _DIRECTIVE.finditer(text, 0, end)]
        for at in marks[:_SHOWN]:
            self.report(at, *_NO_DIRECTIVE)
        if len(marks) > _SHOWN:
            more = f"holds {len(marks) - _SHOWN} more YAML directives"
            self.report(marks[_SHOWN], more, "delete the lines that start with %")
        return _DIRECTIVE.sub("#", text[:end]) + text[end:] if marks else text

    def _events(self, stream: Iterator[Any]) -> Iterator[Any]:
        """Return the events of *stream*, counted if the file may have too many values."""
        text = self.text
        # A key and its value need a colon, a key alone a comma or its like, an item a hyphen or a comma; so there are
        # at most so many values.
        most = 2 * sum(map(text.count, ":,{?")) + text.count("\n") + text.count("- ") + text.count("[") + 2
        return self._counted(stream) if most > MAX_NODES else stream

    def _counted(self, stream: Iterator[Any]) -> Iterator[Any]:
        count = 0
        for event in stream:
            if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)):
                count += 1
                if count > MAX_NODES:
                    mark: Any = event.start_mark
                    self.report(mark.index, f"holds more than {MAX_NODES} values", "split it: one document per file")
                    raise _StopReading
            yield event

    def _read(self, stream: Iterator[Any]) -> None:  # noqa: C901, PLR0912, PLR0915 - one loop, for speed
        scalar, map_start, map_end = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.MappingEndEvent
        seq_start, seq_end = yaml.SequenceStartEvent, yaml.SequenceEndEvent
        scalars, keys, outer, longest = self.scalars, self.keys, self.outer, MAX_SCALAR
        # Without an anchor, a tag, an escape or a very long stretch, no scalar needs a second look.
        careful = any(mark in self.text for mark in ("&", "!", "\\", "? ", "?\n"))
        careful = careful or max(map(len, self.text.split(": "))) > MAX_SCALAR
        here: Any = self.roots
        add = here.marks.append
        is_map = False
        key: str | None = None
        try:
            for event in stream:
                kind = type(event)
                if kind is scalar:
                    value = event.value
                    if careful:
                        value = self._looked_at(event, here, key)
                    if is_map and key is None:
                        clash = value in here or value == "<<"
                        key = self._key(event, value, here) if clash else keys.setdefault(value, value)
                        add(event.start_mark.index)
                        continue
                    if not event.style:
                        value = scalars[value]
                    elif len(value) > longest:
                        value = self._looked_at(event, here, key)
                    add(event.start_mark.index)
                    if is_map:
                        here[key] = value
                        key = None
                    else:
                        here.append(value)
                elif kind is map_end or kind is seq_end:
                    here, is_map, add = outer.pop()
                elif kind is map_start or kind is seq_start:
                    mark = event.start_mark.index
                    if careful:
                        self._check_decoration(event, here, key)
                    if is_map and key is None:
                        self.refuse(event, "holds a list or mapping as a key", "a key is a word", here, key)
                        self._skip(stream)
                        key = self._drop(here, "")
                        add(mark)
                        continue
                    if len(outer) >= MAX_DEPTH:
                        self.refuse(event, *_DEEP, here, key)
                        self._skip(stream)
                        node: Any = HOLE
                    else:
                        node = Map() if kind is map_start else Seq()
                        node.mark, node.marks = mark, array(OFFSETS)
                    add(mark)
                    if is_map:
                        here[key] = node
                        key = None
                    else:
                        here.append(node)
                    if node is not HOLE:
                        outer.append((here, is_map, add))
                        here, is_map, add = node, kind is map_start, node.marks.append
                elif kind is yaml.AliasEvent:
                    self.refuse(
                        event, "holds an alias", "write the value out: each record stands for itself", here, key
                    )
                    add(event.start_mark.index)
                    if not is_map:
                        here.append(HOLE)
                    elif key is None:
                        key = self._drop(here, "")
                    else:
                        here[key] = HOLE
                        key = None
                elif kind is yaml.DocumentStartEvent and self._is_second(event, here):
                    return
        except (yaml.YAMLError, ValueError):
            if is_map and key is not None:  # for the way to the place where the parser gave up
                here[key] = HOLE
            raise

    def _is_second(self, event: Any, here: Any) -> bool:  # noqa: ANN401
        """Return whether a further document starts at *event*, and report it; its content is not looked at."""
        if event.version or event.tags:
            self.refuse(event, *_NO_DIRECTIVE, here, None)
        if here:
            self.refuse(event, "holds a second YAML document", "one document per file; delete the line ---", here, None)
        return bool(here)

    def _looked_at(self, event: Any, here: Any, key: str | None) -> str:  # noqa: ANN401
        """Return the text of a scalar, what may not stand in it reported and taken out."""
        text: str = event.value
        self._check_decoration(event, here, key)
        if event.style == '"' and (found := FORBIDDEN.search(text)):
            code = f"U+{ord(found[0]):04X}"
            self.refuse(event, f"holds an escape for the character {code}", "delete it: it is not text", here, key)
            text = FORBIDDEN.sub("", text)
            if "\ud800" <= found[0] <= "\udfff":  # libyaml cannot go on here; nor do we
                raise _StopReading
        elif event.style == '"' and not is_normalized("NFC", text):
            what = "holds escapes for text that is not in Unicode form NFC"
            self.refuse(event, what, "write it composed (NFC)", here, key)
            text = normalize("NFC", text)
        if len(text) > MAX_SCALAR:
            self.refuse(event, f"holds a text of {len(text)} characters", f"at most {MAX_SCALAR}", here, key)
            text = text[:MAX_SCALAR]
        return text

    def _check_decoration(self, event: Any, here: Any, key: str | None) -> None:  # noqa: ANN401
        if event.anchor is not None:
            what = f"holds an anchor &{visible(event.anchor, 20)[1:-1]}"
            self.refuse(event, what, "delete it: aliases are not used", here, key)
        if event.tag is not None:
            what = f"holds a tag {visible(event.tag, 30)}"
            self.refuse(event, what, "delete it: the schema says what each field is", here, key)

    def _key(self, event: Any, text: str, here: Map) -> str:  # noqa: ANN401
        """Report a key that cannot stand here; return one under which its value is read all the same."""
        if text == "<<":
            self.refuse(event, "holds a merge key <<", "write the keys out", here, text)
        else:
            line, _ = line_column(self.text, here.marks[2 * list(here).index(text)])
            self.refuse(
                event, f"repeats the key {visible(text)}", f"it is first used on line {line}: keep one", here, text
            )
        return self._drop(here, text)

    def _drop(self, here: Map, text: str) -> str:
        """Return a key for a value that is read to find mistakes in it, and then taken out of the tree."""
        key = f"{text}{_AGAIN}{len(self.refused)}"
        self.refused.append((here, key))
        return key

    def _skip(self, stream: Iterator[Any]) -> None:
        """Pass over the inside of what was refused as a whole."""
        depth = 1
        for event in stream:
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > MAX_SKIPPED:
                raise _StopReading
            if not depth:
                return

    def refuse(self, event: Any, what: str, remedy: str, here: Any, key: str | None) -> None:  # noqa: ANN401
        """Report what stands at *event*, under *key* or as the next item of *here*."""
        steps: list[PathKey] = [
            len(node) - 1 if isinstance(node, Seq) else _written(next(reversed(node))) for node, _, _ in self.outer[1:]
        ]
        if self.outer and isinstance(here, Seq):
            steps.append(len(here))
        elif key is not None:
            steps.append(_written(key))
        self.report(event.start_mark.index, what, remedy, steps)
        if len(self.problems) >= MAX_PROBLEMS:
            raise _StopReading

    def report(self, offset: int, what: str, remedy: str, path: Iterable[PathKey] = ()) -> None:
        """Report what stands at *offset*."""
        finding = Finding(path=tuple(path), message=what, remedy=remedy, check="syntax")
        self.problems.append(finding.at(self.name, line_column(self.text, offset)))
