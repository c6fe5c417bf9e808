"""What the strict reader's tree says, as the plain values that the quick reader would give."""

from typing import Any

from sgpolicy.files.scalars import Misfit, boolean, integer, number, text
from sgpolicy.files.tree import MappingNode, Plain, Quoted, SequenceNode


def bare(tree: object) -> Any:  # noqa: ANN401 - a scalar, a list or a mapping
    """Return *tree* without places; a scalar without quotes as what it can be read as.

    Raises:
        Misfit: A scalar can be read as nothing.
    """
    if isinstance(tree, MappingNode):
        return {key: bare(value) for key, value in tree.items()}
    if isinstance(tree, SequenceNode):
        return [bare(item) for item in tree]
    if isinstance(tree, Quoted):
        return str(tree)
    assert isinstance(tree, Plain), f"a hole: {tree!r}"
    for read in (integer, number, boolean):
        try:
            return read(tree)
        except Misfit:
            continue
    return text(tree)
