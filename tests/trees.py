"""What the reader's tree says, with the type and the place of everything in it, so that two can be compared."""

from sgpolicy.files.tree import Hole, Map, Seq


def everything(tree: object) -> object:
    """Return *tree* as plain tuples: 1, True and Decimal(1) are equal, and so are trees of other places.

    Where nothing stands has no place: parsers find it before or after a blank.
    """
    if isinstance(tree, Map):
        entries = zip(tree.items(), tree.marks[::2], tree.marks[1::2], strict=True)
        return tree.mark, [(key, at, value != "" and start, everything(value)) for (key, value), at, start in entries]
    if isinstance(tree, Seq):
        return tree.mark, [(item != "" and at, everything(item)) for item, at in zip(tree, tree.marks, strict=True)]
    return type(tree), None if isinstance(tree, Hole) else tree
