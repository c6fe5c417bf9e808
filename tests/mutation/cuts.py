"""Cuts in what a module lists: a table, a word list or a pattern without one of its pieces."""

import ast
import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

_LIST = re.compile(r"\s*[\u3400-\u9fff()]+(\s+[\u3400-\u9fff()]+)+\s*")
_WORD = re.compile(r"[\u3400-\u9fff()]+")
# Numerals in a class are told apart by nothing but their value.
_HAN = re.compile(r"(?![一二三四五六七八九十])[\u3400-\u9fff]")
_CLASS = re.compile(r"(?:\\+.|[^\]\\])*")
_OPENING = re.compile(r'\((?:\?(?:<?[=!]|:|>|P<[^>]*>|\w+:))?|"')

Span = tuple[int, int]


def cuts(source: str) -> Iterator[tuple[int, str, str]]:
    """Yield line, what is cut and changed module, for each piece of a table or a text of *source*.

    Cut are the items of a module's tuples and tables, the words of a list, the
    characters of a Chinese text in a table, and of a pattern the alternatives,
    the look-arounds, and the Chinese characters of its classes but numerals.
    """
    lines = source.splitlines(keepends=True)
    starts = [0, *accumulate(len(line) for line in lines)]
    tree = ast.parse(source)
    for node in ast.walk(tree):
        # The tree counts in bytes of a line.
        if isinstance(node, ast.expr) and node.end_lineno and node.end_col_offset:
            node.col_offset = starts[node.lineno - 1] + _characters(lines[node.lineno - 1], node.col_offset)
            node.end_col_offset = starts[node.end_lineno - 1] + _characters(
                lines[node.end_lineno - 1], node.end_col_offset
            )
    for start, end in sorted({*_items(tree, source), *_texts(tree, source)}):
        changed = source[:start] + source[end:]
        try:
            ast.parse(changed)
        except SyntaxError:
            continue  # a piece that runs over the seam of two strings
        yield bisect_right(starts, start), f"without {' '.join(source[start:end].split())[:80]}", changed


def _characters(line: str, column: int) -> int:
    return len(line.encode()[:column].decode())


def _items(tree: ast.Module, source: str) -> Iterator[Span]:
    """Yield the items of tuples and dicts that have more than one, and the characters of a dict's texts."""
    for statement in tree.body:
        table = statement.value if isinstance(statement, ast.Assign | ast.AnnAssign) else None
        if isinstance(table, ast.Tuple):
            items = [(item.col_offset, item.end_col_offset or 0) for item in table.elts]
        elif isinstance(table, ast.Dict):
            items = [
                (key.col_offset, value.end_col_offset or 0)
                for key, value in zip(table.keys, table.values, strict=True)
                if key
            ]
        else:
            continue
        for start, end in items if len(items) > 1 else ():
            comma = re.compile(r"\s*,").match(source, end)
            yield start, comma.end() if comma else end
        for text in table.values if isinstance(table, ast.Dict) else ():
            if isinstance(text, ast.Constant) and len(str(text.value)) > 1 and _WORD.fullmatch(str(text.value)):
                yield from ((place, place + 1) for place in range(text.col_offset + 1, (text.end_col_offset or 0) - 1))


def _texts(tree: ast.Module, source: str) -> Iterator[Span]:
    """Yield the words of lists, and the pieces of patterns."""
    inner = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)}
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            words = False
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inner | docs:
            words = bool(_LIST.fullmatch(node.value))
        else:
            continue
        text = source[node.col_offset : node.end_col_offset]
        pieces = (hit.span() for hit in _WORD.finditer(text)) if words else _pieces(text)
        yield from ((node.col_offset + one, node.col_offset + other) for one, other in pieces)


def _pieces(text: str) -> Iterator[Span]:
    """Yield the pieces of a pattern as it is written in the source, quotes and all."""
    groups: list[list[int]] = [[text.index('"')]]  # of each open group its start and its bars
    place = groups[0][0] + 1
    while place < len(text):
        char = text[place]
        if char == "\\":
            place += len(text[place:]) - len(text[place:].lstrip("\\"))
        elif char == "{":
            place = text.index("}", place)
        elif char == "[":
            last = _CLASS.match(text, place + 1).end()  # type: ignore[union-attr] # it matches anything
            hans = [hit.start() for hit in _HAN.finditer(text, place, last)]
            yield from ((han, han + 1) for han in hans if len(hans) > 1)
            place = last
        elif char == "(":
            groups.append([place])
        elif char == "|":
            groups[-1].append(place)
        elif char == ")" and len(groups) > 1:
            yield from _group(text, groups.pop(), place)
        place += 1
    yield from _group(text, groups[0], len(text) - 1)


def _group(text: str, bars: list[int], end: int) -> Iterator[Span]:
    """Yield a look-around as a whole, and each alternative of a group with one of its bars."""
    if re.match(r"\(\?<?[=!]", text[bars[0] :]):
        yield bars[0], end + 1
    if len(bars) > 1:
        opening = _OPENING.match(text, bars[0])
        yield opening.end() if opening else bars[0], bars[1] + 1
        yield from zip(bars[1:], [*bars[2:], end], strict=True)
