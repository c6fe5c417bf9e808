"""mutmut 3.3.1 on the modules that figures and periods depend on.

From the root of the project, with Python 3.11 in a virtual environment of its
own (mutmut installs a package `tests`, which hides ours):

    pip install mutmut==3.3.1 pytest hypothesis .
    CI=true python tests/mutation/run_mutmut.py run --max-children 1
    python tests/mutation/run_mutmut.py results
    python tests/mutation/run_mutmut.py show NAME

A run takes about half an hour; names behind `run` (`sgpolicy.model.period.*`)
run only these. It works in the folder `mutants`; delete that before a run of
changed code or tests. As it comes, mutmut passes over every decorated class, and all of ours are
attrs classes; and what it adds to a class breaks a `NamedTuple`. Decorated
functions and constants of modules stay as they are.
"""

from pathlib import Path
from typing import Any

import libcst as cst  # type: ignore[import-not-found, unused-ignore] # comes with mutmut
import mutmut  # type: ignore[import-not-found, import-untyped, unused-ignore] # installed by hand
import pytest
from mutmut import __main__ as program  # type: ignore[import-not-found, import-untyped, unused-ignore]
from mutmut import file_mutation  # type: ignore[import-not-found, import-untyped, unused-ignore]

MODULES = {
    "model": ("interval", "period", "quantity"),
    "reading": ("documents", "folding", "numbers", "periods", "quantities", "writing"),
}
TESTS = ("document_number", "period", "quantity*", "reading_*")

_skip = file_mutation.MutationVisitor._skip_node_and_children


def _skip_less(self: Any, node: Any) -> bool:  # noqa: ANN401 - mutmut has no types
    if isinstance(node, cst.ClassDef):
        return any(isinstance(base.value, cst.Name) and base.value.value == "NamedTuple" for base in node.bases)
    return bool(_skip(self, node))


def _is_kept(self: Any, path: Path) -> bool:  # noqa: ANN401
    del self
    return path.stem not in MODULES.get(path.parent.name, ())


def main() -> None:
    """Run mutmut's command line with this configuration."""
    file_mutation.MutationVisitor._skip_node_and_children = _skip_less
    program.Config.should_ignore_for_mutation = _is_kept
    if not hasattr(pytest.Item, "_nodeid"):  # newer pytest has only the public name
        pytest.Item._nodeid = property(lambda item: item.nodeid)  # type: ignore[attr-defined]
    tests = sorted(str(path) for name in TESTS for path in Path("tests/unit").glob(f"test_{name}.py"))
    mutmut.config = program.Config(
        also_copy=[Path("tests"), Path("pyproject.toml")],
        do_not_mutate=[],
        max_stack_depth=-1,
        debug=False,
        paths_to_mutate=[Path("src")],
        tests_dir=tests,
    )
    program.cli()


if __name__ == "__main__":
    main()
