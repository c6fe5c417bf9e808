"""A pytest plugin: `pytest --sgpolicy PATH` makes each check on each data file a test.

For a folder of YAML files it adds to the tests that pytest collects:

- for each file, `shape` (it can be read, and everything in it fits) and each
  named check of sense (`wording`, `due-after-told` ...), so that a report says
  which file fails which check;
- for the folder as a whole, `files` (nothing was passed over) and the
  invariants of `sgpolicy.testing`.

The folder is read once. `-k wording` or `-k some-document` select as usual.
Nothing is imported unless the option is given.
"""

import os
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from sgpolicy.catalog.catalog import Catalog
    from sgpolicy.files.folder import DataFile
    from sgpolicy.problem import Problem

_SHAPE = "shape"
_FILES = "files"
_ID = re.compile(r"""^["']?id["']?:""", re.MULTILINE)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--sgpolicy PATH`."""
    group = parser.getgroup("sgpolicy")
    group.addoption(
        "--sgpolicy",
        action="append",
        default=[],
        metavar="PATH",
        help="check the sgpolicy data files at PATH, a YAML file or a folder; may be given more than once",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(session: pytest.Session, config: pytest.Config, items: list[pytest.Item]) -> None:
    """Add the checks of each path given."""
    for given in config.getoption("--sgpolicy"):
        path = Path(config.invocation_params.dir, given)
        if not given or not os.path.exists(path):  # noqa: PTH110 - of a path too long, Path.exists raises an error
            from sgpolicy.model.shown import one_line  # noqa: PLC0415 - only when the option is given

            message = f"--sgpolicy {one_line(given)}: there is no such file or folder"
            raise pytest.UsageError(message)
        items += Checks.from_parent(session, path=path).collect()


class DataCheckError(Exception):
    """A check found something; the text is what `sgpolicy validate` would print."""


class Checks(pytest.File):
    """All checks of one file or folder."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield the tests: file by file, then those of the whole."""
        from sgpolicy.checks import SENSE  # noqa: PLC0415 - only when the option is given
        from sgpolicy.model.shown import one_line  # noqa: PLC0415
        from sgpolicy.testing.invariants import INVARIANTS  # noqa: PLC0415

        state = State(self.path)
        for file in state.files:
            shown = one_line(os.path.relpath(file, self.config.rootpath).replace(os.sep, "/"))
            node = Checks.from_parent(self.parent, path=file, name=shown, nodeid=shown)
            names = [_SHAPE, *SENSE] if file in state.documents else [_SHAPE]
            for name in names:
                yield FileCheck.from_parent(node, name=name, state=state, file=file)
        for name in (_FILES, *INVARIANTS):
            yield WholeCheck.from_parent(self, name=name, state=state)


class State:
    """What a path holds, read on first use.

    Attributes:
        path: The file or folder.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def _read(self) -> "tuple[list[DataFile], list[Problem]]":
        from sgpolicy.files.folder import data_files  # noqa: PLC0415

        return data_files(self.path)

    @cached_property
    def files(self) -> list[Path]:
        """The data files, sorted, with those that cannot be read."""
        files, problems = self._read
        named = {*(file.name for file in files), *(problem.file for problem in problems)}
        return sorted(file for file in map(Path, named) if file.is_file())

    @cached_property
    def documents(self) -> set[Path]:
        """The data files that hold a document rather than terms."""
        return {Path(file.name) for file in self._read[0] if _ID.search(file.text)}

    @cached_property
    def problems(self) -> "tuple[Problem, ...]":
        """All problems of all files."""
        from sgpolicy.catalog.load import validate  # noqa: PLC0415
        from sgpolicy.problem import DataError  # noqa: PLC0415

        try:
            validate(self.path)
        except DataError as exc:
            return exc.problems
        return ()

    @cached_property
    def catalog(self) -> "Catalog":
        """The catalog, which must be sound."""
        from sgpolicy.catalog.load import load  # noqa: PLC0415

        return load(self.path)

    def of_file(self, file: Path, name: str) -> "Iterator[Problem]":
        """Yield the problems that one check found in one file; `shape` stands for all but the checks of sense."""
        from sgpolicy.checks import SENSE  # noqa: PLC0415

        for problem in self.problems:
            check = problem.check if problem.check in SENSE else _SHAPE
            if check == name and Path(problem.file) == file:
                yield problem

    def elsewhere(self) -> "Iterator[Problem]":
        """Yield the problems of anything but a data file: folders, links, and the path itself."""
        files = set(self.files)
        return (problem for problem in self.problems if Path(problem.file) not in files)


class _Check(pytest.Item):
    """A check; a finding is shown as the command would print it, without a traceback."""

    def __init__(self, *, state: State, **kwargs: Any) -> None:  # noqa: ANN401 - pytest's own
        super().__init__(**kwargs)
        self.state = state

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:  # noqa: ANN401
        """Return the findings."""
        if isinstance(excinfo.value, (DataCheckError, AssertionError)):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Return the file and the name of the test."""
        from sgpolicy.model.shown import one_line  # noqa: PLC0415

        shown = Path(one_line(str(self.path)))
        return shown, None, f"{shown.name}::{self.name}"


class FileCheck(_Check):
    """One check on one data file."""

    def __init__(self, *, file: Path, **kwargs: Any) -> None:  # noqa: ANN401 - pytest's own
        super().__init__(**kwargs)
        self.file = file

    def runtest(self) -> None:
        """Fail with every finding."""
        found = list(self.state.of_file(self.file, self.name))
        if found:
            raise DataCheckError("\n".join(map(str, found)))


class WholeCheck(_Check):
    """One invariant of all files together."""

    def runtest(self) -> None:
        """Fail with what does not hold; skip where the files themselves have mistakes."""
        from sgpolicy.testing.invariants import INVARIANTS  # noqa: PLC0415

        if self.name == _FILES:
            found = list(self.state.elsewhere())
            if found:
                raise DataCheckError("\n".join(map(str, found)))
            return
        if self.state.problems:
            pytest.skip("the files have mistakes of their own")
        INVARIANTS[self.name](self.state.catalog)
