"""The JSON Schema of data files: accepts what is shipped, refuses what has another shape, offers what there is."""

import json
import re
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
from sgpolicy.errors import FieldError, NotAPeriodError
from sgpolicy.model.name import Name
from sgpolicy.model.period import Period
from sgpolicy.model.region import Region
from sgpolicy.model.words import RegionLevel
from sgpolicy.schema import CODEBOOK_KEYS, file_keys

ROOT = Path(__file__).parents[2]
DATA = sorted((ROOT / "src" / "sgpolicy" / "data").rglob("*.yaml"))
BROKEN = ROOT / "tests" / "broken"
BEYOND = {
    # A parser has made a number, or true, of it before the schema is asked.
    **dict.fromkeys(
        ("sexagesimal number", "octal number", "hexadecimal number", "plus sign", "underscores"), "spelling"
    ),
    **dict.fromkeys((".nan", "trailing point", "yes for true", "number of 10,000 digits"), "spelling"),
    # Two values would have to be compared.
    **dict.fromkeys(("id twice", "id twice in two lists", "term defined twice", "span reversed"), "comparison"),
    **dict.fromkeys(("span of no length", "extent past the end", "part of another unit"), "comparison"),
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


def test_a_period_is_accepted_if_it_is_one(validator: Any) -> None:  # noqa: ANN401
    """Every day of the calendar and no other, leap years too; an end is not before its start, however precise."""
    pattern = re.compile(validator.schema["$defs"]["Period"]["properties"]["period"]["pattern"])
    years = [f"{year}" for year in (1899, 1900, 1999, 2000, 2019, 2020, 2100, 2199, 2200)]
    months = [f"{year}-{month:02}" for year in years for month in range(14)]
    days = [f"{month}-{day:02}" for month in months for day in (0, 1, 28, 29, 30, 31, 32)]
    some = ["2019", "2020", "2020-02", "2020-10", "2020-12", "2020-02-29", "2020-02-09", "2020-11-30", "2021-01-01"]
    spans = [f"{one}/{other}" for one in (*some, "..") for other in (*some, "..")]

    for text in (*years, *months, *days, *spans):
        assert _is_period(text) == bool(pattern.search(text)), text


def _is_period(text: str) -> bool:
    try:
        Period.parse(text)
    except NotAPeriodError:
        return False
    return True


def test_the_code_of_a_region_fits_its_level_and_its_parent(validator: Any) -> None:  # noqa: ANN401
    """The schema refuses the codes that the class refuses, level by level and digit by digit."""
    of_region = validator.evolve(schema={**validator.schema, "$ref": "#/$defs/Region", "if": False, "else": True})
    above = [sgpolicy.load().regions[code] for code in ("100000", "230000", "230100")]
    codes = ("230000", "230100", "230102", "240000", "330100", "231100", "930100", "000000")
    levels = {RegionLevel.PROVINCE: above[:1], RegionLevel.PREFECTURE: above[:2], RegionLevel.COUNTY: above}
    for level, parent, code in ((one, two, code) for one in levels for two in levels[one] for code in codes):
        told = {"code": code, "level": level.value, "name": {"zh": "某", "en": "X"}, "short": "某", "traditional": "某"}
        made = _is_region({**told, "level": level, "name": Name(zh="某", en="X"), "parent": parent})

        assert made == of_region.is_valid({**told, "parent": parent.code}), (level, parent, code)


def _is_region(fields: dict[str, Any]) -> bool:
    try:
        Region(**fields)
    except FieldError:
        return False
    return True


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
    """And refuses broken ones, with the regular expressions of JavaScript: what people run before they commit."""
    if not find_spec("check_jsonschema"):
        pytest.skip("CHECK-JSONSCHEMA NOT RUN: it is not installed")
    schema = tmp_path / "schema.json"
    schema.write_text(schema_text(shipped), encoding="utf-8")
    broken = {name: tmp_path / f"{name}.yaml" for name in ("id", "reversed", "day")}
    broken["id"].write_text("id: Not An Id\n", encoding="utf-8")
    for name, date in (("reversed", "2025/2021"), ("day", "2020-02-30")):
        work = f'works: [{{id: a, title: {{zh: 甲, en: A}}, date: "{date}"}}]\n'
        broken[name].write_text(work, encoding="utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema)]
    sound = subprocess.run([*command, *map(str, DATA)], capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603
    wrong = subprocess.run(  # noqa: S603
        [*command, *map(str, broken.values())], capture_output=True, text=True, encoding="utf-8", check=False
    )

    assert 0 == sound.returncode, sound.stdout
    assert 1 == wrong.returncode
    assert all(str(path) in wrong.stdout for path in broken.values())
