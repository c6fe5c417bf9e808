"""The bare shape of a YAML file: scalars as written, with their places.

Nothing is converted here: `no`, `010`, `12:30` and `1e3` stay the characters
that they are until the schema says what they must be.
"""

from typing import Self

Place = tuple[int, int]
"""Line and column, counted from 1."""
PathKey = str | int
_SHOWN = 40


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
        left_out = frozenset(keys)
        rest.update((key, value) for key, value in self.items() if key not in left_out)
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


def written_path(tree: object, path: tuple[PathKey, ...]) -> tuple[PathKey, ...]:
    """Return *path* without steps into a scalar: a period may be a mapping or just its text."""
    for depth, step in enumerate(path):
        if isinstance(tree, str):
            return path[:depth]
        if isinstance(tree, MappingNode) and isinstance(step, str):
            tree = tree.get(step)
        elif isinstance(tree, SequenceNode) and isinstance(step, int) and step < len(tree):
            tree = tree[step]
    return path


def path_at(tree: object, place: Place) -> tuple[PathKey, ...]:
    """Return the way to the key or item that begins last before *place*, and on its line or further left."""
    path: list[PathKey] = []
    while isinstance(tree, (MappingNode, SequenceNode)):
        inside: dict[PathKey, object] = dict(tree.items() if isinstance(tree, MappingNode) else enumerate(tree))
        places = tree.key_places.items() if isinstance(tree, MappingNode) else enumerate(tree.item_places)
        before = [(at, step) for step, at in places if at <= place]
        if not before:
            break
        begins, step = max(before, key=lambda found: found[0])
        column = begins[1] if isinstance(step, str) else begins[1] - 2  # where the hyphen stands
        if begins[0] != place[0] and column >= place[1]:
            break
        path.append(step)
        tree = inside.get(step)
    return tuple(path)


def path_text(path: tuple[PathKey, ...]) -> str:
    """Return *path* as people write it: `targets[2].quantity.lower`; long keys are cut."""
    text = ""
    for whole in path:
        step = f"{whole[: _SHOWN - 1]}…" if isinstance(whole, str) and len(whole) > _SHOWN else whole
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text
