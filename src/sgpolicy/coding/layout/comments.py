"""The comments of a YAML file, tied to the keys and items that they speak about."""

from collections.abc import Iterator

import yaml
from attrs import define, field

from sgpolicy.files.events import PARSER
from sgpolicy.files.tree import MappingNode, Place, SequenceNode


@define(kw_only=True)
class Comments:
    """Comments by the place of the key or item that they belong to.

    Attributes:
        before: Lines that stand above it.
        beside: The comment at the end of its line.
        last: Lines behind everything.
    """

    before: dict[Place, list[str]] = field(factory=dict)
    beside: dict[Place, str] = field(factory=dict)
    last: list[str] = field(factory=list)

    def take_before(self, place: Place) -> list[str]:
        """Return the lines above *place*, once."""
        return self.before.pop(place, [])

    def take_beside(self, place: Place) -> str:
        """Return the comment beside *place* with two blanks before it, once; empty if there is none."""
        found = self.beside.pop(place, "")
        return f"  {found}" if found else ""

    def inside(self, node: object) -> bool:
        """Return whether any comment belongs to something inside *node*."""
        return any(place in self.before or place in self.beside for place in places_in(node))


def places_in(node: object) -> Iterator[Place]:
    """Yield the place of every key and item inside *node*, outer ones first."""
    if isinstance(node, MappingNode):
        for key, value in node.items():
            yield node.key_places[key]
            yield from places_in(value)
    elif isinstance(node, SequenceNode):
        for place, value in zip(node.item_places, node, strict=True):
            yield place
            yield from places_in(value)


def find_comments(text: str, tree: MappingNode) -> Comments:
    """Return the comments of *text*, which the strict reader made *tree* of."""
    found = Comments()
    places = sorted(set(places_in(tree)))
    lines = text.split("\n")
    for number, column in _hashes(text):
        comment = lines[number - 1][column - 1 :].rstrip()
        beside = [place for place in places if place[0] == number and place[1] < column]
        after = next((place for place in places if place[0] > number), None)
        if beside and lines[number - 1][: column - 1].strip():
            found.beside[beside[0]] = comment
        elif after:
            found.before.setdefault(after, []).append(comment)
        else:
            found.last.append(comment)
    return found


def _hashes(text: str) -> Iterator[Place]:
    """Yield the place of each # that starts a comment."""
    taken = [
        (event.start_mark.index, event.end_mark.index)
        for event in yaml.parse(text, Loader=PARSER)
        if isinstance(event, yaml.ScalarEvent) and event.start_mark and event.end_mark
    ]
    offset = 0
    for number, line in enumerate(text.split("\n"), 1):
        for column, char in enumerate(line):
            here = offset + column
            opens = char == "#" and (not column or line[column - 1].isspace())
            if opens and not any(start <= here < end for start, end in taken):
                yield number, column + 1
                break
        offset += len(line) + 1
