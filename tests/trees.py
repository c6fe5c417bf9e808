"""What the reader's tree says, with the type and the place of everything in it, so that two can be compared."""

from sgpolicy.files.tree import Hole, Map, Seq


def everything(tree: object) -> object:
    """Return *tree* as plain tuples: 1, True and Decimal(1) are equal, and so are trees of other places."""
    if isinstance(tree, Map):
        return tree.mark, tree.marks, [(key, everything(value)) for key, value in tree.items()]
    if isinstance(tree, Seq):
        return tree.mark, tree.marks, [everything(item) for item in tree]
    return type(tree), None if isinstance(tree, Hole) else tree
