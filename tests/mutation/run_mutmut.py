"""mutmut 3.3 on this code base: `python -m tests.mutation.run_mutmut run`, in a copy of the project.

Two things stand in its way as it comes: it skips every decorated class, and all
of ours are attrs classes; and what it adds to a class breaks a `NamedTuple`.
Decorated functions stay skipped: `tests.mutation.flips` takes those. mutmut
installs a package `tests` of its own: give it a virtual environment of its own
and delete that package there.
"""

from typing import Any

import libcst as cst  # type: ignore[import-not-found, unused-ignore] # comes with mutmut
import pytest
from mutmut import file_mutation  # type: ignore[import-not-found, import-untyped, unused-ignore] # installed by hand

_skip = file_mutation.MutationVisitor._skip_node_and_children


def _skip_less(self: Any, node: Any) -> bool:  # noqa: ANN401 - mutmut has no types
    if isinstance(node, cst.ClassDef):
        return any(isinstance(base.value, cst.Name) and base.value.value == "NamedTuple" for base in node.bases)
    return bool(_skip(self, node))


file_mutation.MutationVisitor._skip_node_and_children = _skip_less
if not hasattr(pytest.Item, "_nodeid"):  # newer pytest has only the public name
    pytest.Item._nodeid = property(lambda item: item.nodeid)  # type: ignore[attr-defined]

if __name__ == "__main__":
    from mutmut.__main__ import cli  # type: ignore[import-not-found, import-untyped, unused-ignore]

    cli()
