"""The bare shape of a YAML file: scalars as written, with their places.

Nothing is converted here: `no`, `010`, `12:30` and `1e3` stay the characters
that they are until the schema says what they must be.
"""

from typing import Self

Place = tuple[int, int]
"""Line and column, counted from 1."""
PathKey = str | int


class Plain(str):
    """A scalar without quotes."""

    __slots__ = ()


class Quoted(str):
    """A scalar in quotes or as a block: text, whatever it looks like."""

    __slots__ = ()


class Hole(str):
    """Stands where something refused stood; reported already, so passed over in silence."""

    __slots__ = ()


class MappingNode(dict[str, object]):
    """A mapping with the places of its keys and values."""

    __slots__ = ("key_places", "place", "value_places")

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.key_places: dict[str, Place] = {}
        self.value_places: dict[str, Place] = {}

    def without(self, *keys: str) -> Self:
        """Return the mapping less *keys*, places kept."""
        rest = type(self)(self.place)
        rest.update((key, value) for key, value in self.items() if key not in keys)
        rest.key_places, rest.value_places = self.key_places, self.value_places
        return rest


class SequenceNode(list[object]):
    """A sequence with the places of its items."""

    __slots__ = ("item_places", "place")

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.item_places: list[Place] = []


def place_of(tree: object, path: tuple[PathKey, ...], *, key: bool = False) -> Place:
    """Return the place of what *path* leads to, or of the nearest thing above it.

    Args:
        tree: Root of the file.
        path: Keys and positions from the root down.
        key: Ask for the place of the last key itself, not of its value.
    """
    here = tree.place if isinstance(tree, (MappingNode, SequenceNode)) else (1, 1)
    for depth, step in enumerate(path):
        if isinstance(tree, MappingNode) and isinstance(step, str) and step in tree.key_places:
            last = depth == len(path) - 1
            here = (tree.key_places if key and last else tree.value_places)[step]
            tree = tree.get(step)
        elif isinstance(tree, SequenceNode) and isinstance(step, int) and step < len(tree):
            here = tree.item_places[step]
            tree = tree[step]
        else:
            break
    return here


def path_text(path: tuple[PathKey, ...]) -> str:
    """Return *path* as people write it: `targets[2].quantity.lower`."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text
