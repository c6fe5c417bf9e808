"""The face, as type checkers and editors see it: the names that it has, each with its type, and no others."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import sgpolicy
from sgpolicy.export import FORMATS
from sgpolicy.schema import TABLES

STUB = Path(sgpolicy.__file__).with_suffix(".pyi")
SNIPPET = """
import sgpolicy
from sgpolicy import Measure, Status, typing


def place(measure: sgpolicy.Measure) -> sgpolicy.Region | None:
    return measure.region


def promised(catalog: sgpolicy.Catalog) -> list[sgpolicy.Target]:
    return [target for target in catalog.targets if target.commitment is sgpolicy.Commitment.MUST]


def done(measures: sgpolicy.Collection[Measure]) -> tuple[str, ...]:
    return tuple(measure.id for measure in measures if measure.status is Status.IMPLEMENTED)


def told(error: sgpolicy.FieldError) -> str:
    return f"{error.field}: {error.message}; {error.remedy}"


def shares(measures: typing.Measures) -> typing.ToolsTable:
    return measures.where(status="required").tools()


def places(panel: typing.Panel) -> list[typing.RegionLike]:
    return [cell.region for cell in panel]


quantity: sgpolicy.Quantity = sgpolicy.read_quantity("近300人")
unit: sgpolicy.Unit = quantity.unit
catalog: sgpolicy.Catalog = sgpolicy.load()
files = sgpolicy.export(catalog, "out", format="csv")
sound: str = sgpolicy.validate("mine")
first: sgpolicy.Document = catalog.documents[0]
reveal_type(done(catalog.measures))
table: typing.ToolsTable = shares(catalog.measures)
reveal_type(first.source)
"""


@pytest.mark.slow
@pytest.mark.parametrize("first", ["import sgpolicy.export", "sgpolicy.export", "from sgpolicy.export import FORMATS"])
def test_export_is_called_whatever_was_imported_before(first: str, tmp_path: Path) -> None:
    """The package and the function have one name, and `sgpolicy.export` is both."""
    code = (
        f"import inspect, sgpolicy; {first}; from sgpolicy.export import export; import sgpolicy.export as package;"
        f"print(len(sgpolicy.export(sgpolicy.load(), {str(tmp_path)!r}, format='csv')), sgpolicy.export is package,"
        "inspect.signature(sgpolicy.export) == inspect.signature(export), list(package.FORMATS))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False, timeout=60)  # noqa: S603 - our own code

    assert f"{len(TABLES)} True True {list(FORMATS)}\n" == done.stdout, done.stderr


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the user's, in which mypy keeps what it has found out about the package."""
    return tmp_path_factory.mktemp("mine")


def check(snippet: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    """Have mypy check what a user wrote, strictly, as it finds the package when that is installed."""
    file = folder / "snippet.py"
    file.write_text(snippet, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--follow-imports=silent", str(file)]
    # An installed package mypy finds by itself, and refuses to be told where it is.
    place = {} if "site-packages" in STUB.parts else {"MYPYPATH": str(STUB.parents[1])}
    options = {"cwd": folder, "env": place, "encoding": "utf-8", "timeout": 300}
    return subprocess.run(command, capture_output=True, check=False, **options)  # type: ignore[call-overload, no-any-return]  # noqa: S603 - our own code


def test_the_stub_names_what_the_face_has() -> None:
    """Both are written by hand, and must not drift apart."""
    nodes = ast.parse(STUB.read_text(encoding="utf-8")).body
    imports = [(node.module, alias) for node in nodes if isinstance(node, ast.ImportFrom) for alias in node.names]

    assert {f"sgpolicy.{home}" for home in sgpolicy._HOMES.values()} == {module for module, _ in imports}  # type: ignore[attr-defined]
    assert all(alias.name == alias.asname for _, alias in imports)  # else a checker takes it for private
    assert {*(alias.name for _, alias in imports), "__version__"} == set(sgpolicy.__all__)  # type: ignore[attr-defined]


@pytest.mark.slow
def test_a_user_s_code_passes_mypy_strict(folder: Path) -> None:
    """Every noun can be used in an annotation, and attributes have their types."""
    pytest.importorskip("mypy")

    done = check(SNIPPET, folder)

    assert "error:" not in done.stdout + done.stderr
    assert 'Revealed type is "tuple[str, ...]"' in done.stdout
    assert 'Revealed type is "sgpolicy.model.document.Source | sgpolicy.model.page.Page"' in done.stdout
    assert 0 == done.returncode


@pytest.mark.slow
def test_a_mistake_in_a_user_s_code_is_found(folder: Path) -> None:
    """A name that the face does not have, and an attribute that a record does not have."""
    pytest.importorskip("mypy")

    snippet = "import sgpolicy\nsgpolicy.Meausre\n\ndef f(m: sgpolicy.Measure) -> str:\n    return m.place\n"

    done = check(snippet, folder)

    assert 1 == done.returncode
    assert 'Module has no attribute "Meausre"' in done.stdout
    assert '"Measure" has no attribute "place"' in done.stdout
