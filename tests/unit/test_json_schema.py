"""The JSON Schema of data files: accepts what is shipped, refuses what has another shape, offers what there is."""

import json
import subprocess
import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.broken.table import CASES

import sgpolicy
from sgpolicy import Catalog
from sgpolicy.cli import main
from sgpolicy.coding.json_schema import data_schema, schema_text
from sgpolicy.schema import CODEBOOK_KEYS, file_keys

ROOT = Path(__file__).parents[2]
DATA = sorted((ROOT / "src" / "sgpolicy" / "data").rglob("*.yaml"))
BROKEN = ROOT / "tests" / "broken"
BEYOND = {
    # A parser has made a number, or true, of it before the schema is asked.
    **dict.fromkeys(
        ("sexagesimal number", "octal number", "hexadecimal number", "plus sign", "underscores"), "spelling"
    ),
    **dict.fromkeys((".nan", ".inf", "trailing point", "yes for true", "number of 10,000 digits"), "spelling"),
    # Two values would have to be compared.
    **dict.fromkeys(("id twice", "id twice in two lists", "term defined twice", "span reversed"), "comparison"),
    **dict.fromkeys(("span of no length", "extent past the end", "part of another unit"), "comparison"),
    **dict.fromkeys(("region code of another level", "region of other digits than the one around it"), "comparison"),
    **dict.fromkeys(("region code of nowhere", "region code of zeros"), "comparison"),
    # It would have to know the calendar.
    **dict.fromkeys(("30 February", "period that ends before it starts"), "calendar"),
}
"""The mistakes of shape that no schema of this kind can state, and why; `sgpolicy validate` tells them."""
SHAPES = [case for case in CASES if case.check == "shape"]


@pytest.fixture(scope="module")
def validator(shipped: Catalog) -> Any:  # noqa: ANN401
    """Return a validator of jsonschema, to which the schema itself is sound."""
    found: Any = pytest.importorskip("jsonschema", reason="NO SCHEMA TRIED: jsonschema is not installed")
    schema = data_schema(shipped)
    found.Draft202012Validator.check_schema(schema)
    return found.Draft202012Validator(schema)


@pytest.mark.parametrize("folder", sorted({path.parent for path in DATA}), ids=lambda folder: folder.name)
def test_every_shipped_file_is_accepted(folder: Path, validator: Any) -> None:  # noqa: ANN401
    """Documents, codebooks and errata."""
    trees = {path.name: yaml.safe_load(path.read_text(encoding="utf-8")) for path in DATA if path.parent == folder}
    wrong = [(name, error) for name, tree in trees.items() for error in validator.iter_errors(tree)]

    assert [] == [f"{name}: {list(error.absolute_path)}: {error.message}" for name, error in wrong]


@pytest.mark.parametrize("file", sorted({case.file for case in SHAPES}))
def test_every_mistake_of_shape_is_refused(file: str, validator: Any) -> None:  # noqa: ANN401
    """But those that a schema cannot state, which are listed with the reason."""
    base = BROKEN / "base" / file
    sound = (base if base.exists() else BROKEN / "more" / file).read_text(encoding="utf-8")
    assert validator.is_valid(yaml.safe_load(sound))
    taken = []
    for case in (case for case in SHAPES if case.file == file):
        with suppress(ValueError):  # a number of more digits than Python reads
            if not validator.is_valid(yaml.safe_load(sound.replace(case.old, case.new).replace("¦", ""))):
                continue
        taken.append(case.name)

    assert taken == [case.name for case in SHAPES if case.file == file and case.name in BEYOND]


def test_a_schema_offers_the_ids_of_the_codebook_and_takes_others(validator: Any) -> None:  # noqa: ANN401
    """An editor completes them; a coder may define more."""
    defs = validator.schema["$defs"]
    offered, form = defs["indicators"]["anyOf"]

    assert list(sgpolicy.load().indicators.ids) == offered["enum"]
    assert "pattern" in form
    assert file_keys(sgpolicy.Measure) == list(defs["Measure"]["properties"])
    assert list(CODEBOOK_KEYS) == list(validator.schema["else"]["properties"])


def test_keys_are_explained(validator: Any) -> None:  # noqa: ANN401
    """By the docstrings of the classes, which an editor shows beside what it offers."""
    measure = validator.schema["$defs"]["Measure"]["properties"]

    assert "What is done, in our words." == measure["summary"]["description"]
    assert "implemented 已实施" in validator.schema["$defs"]["Status"]["description"]


def test_the_command_prints_it(shipped: Catalog, capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON; of a catalog of one's own with the ids of that."""
    assert 0 == main(["code", "schema"])
    told = capsys.readouterr().out

    assert schema_text(shipped) == told
    assert data_schema(shipped) == json.loads(told)


@pytest.mark.slow
def test_check_jsonschema_accepts_every_shipped_file(shipped: Catalog, tmp_path: Path) -> None:
    """And refuses a broken one: the program that people run before they commit."""
    if not find_spec("check_jsonschema"):
        pytest.skip("CHECK-JSONSCHEMA NOT RUN: it is not installed")
    schema = tmp_path / "schema.json"
    schema.write_text(schema_text(shipped), encoding="utf-8")
    broken = tmp_path / "broken.yaml"
    broken.write_text("id: Not An Id\n", encoding="utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema)]
    sound = subprocess.run([*command, *map(str, DATA)], capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603
    wrong = subprocess.run([*command, str(broken)], capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603

    assert 0 == sound.returncode, sound.stdout
    assert 1 == wrong.returncode
