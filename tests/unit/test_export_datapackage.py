"""Data packages: accepted by Frictionless, read back by it equal to the rows."""

import json
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

import sgpolicy
from sgpolicy import Catalog
from sgpolicy.schema import TABLES


@pytest.fixture(scope="module")
def folder(shipped: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with the shipped catalog as a data package."""
    out = tmp_path_factory.mktemp("datapackage")
    sgpolicy.export(shipped, out, format="datapackage")
    return out


@pytest.fixture
def described(folder: Path) -> Any:  # noqa: ANN401 - JSON
    """Return its description."""
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


@pytest.fixture
def frictionless(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: ANN401
    """Return Frictionless, in the folder, out of which it trusts no paths."""
    module = pytest.importorskip("frictionless", reason="NOT VALIDATED: frictionless is not installed")
    monkeypatch.chdir(folder)
    return module


def test_frictionless_accepts_it(frictionless: Any, folder: Path) -> None:  # noqa: ANN401
    """Types, closed words, primary and foreign keys, sizes and digests."""
    report = frictionless.validate("datapackage.json")

    assert [] == [(task.name, task.errors) for task in report.tasks if not task.valid]
    assert (True, list(TABLES)) == (report.valid, [task.name for task in report.tasks])
    assert folder.is_dir()


def test_frictionless_finds_what_is_broken(
    frictionless: Any,  # noqa: ANN401
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A word that is none of the closed ones: what it accepts is not accepted blindly."""
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    content = (tmp_path / "errata.csv").read_bytes()
    (tmp_path / "errata.csv").write_bytes(content.replace(b",changed,", b",chagned,", 1))
    described = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    described["resources"] = [one for one in described["resources"] if one["name"] == "errata"]
    for key in ("bytes", "hash"):
        del described["resources"][0][key]
    (tmp_path / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    report = frictionless.validate("datapackage.json")

    assert ["constraint-error"] == [error.type for task in report.tasks for error in task.errors]


@pytest.mark.parametrize("name", TABLES)
def test_rows_read_back_equal(name: str, frictionless: Any, shipped: Catalog) -> None:  # noqa: ANN401
    """By the types of the description: lists are arrays, nothing is missing but what is."""
    package = frictionless.Package("datapackage.json")
    rows = [{key: _plain(held) for key, held in row.items()} for row in package.get_resource(name).read_rows()]

    assert getattr(shipped, name).to_dicts() == rows


def _plain(value: Any) -> Any:  # noqa: ANN401
    return float(value) if isinstance(value, Decimal) else value


def test_it_says_what_it_is(described: Any, folder: Path, shipped: Catalog) -> None:  # noqa: ANN401
    """Version 2 of the standard, the version of the data, the licence; sizes and digests of the files."""
    assert "https://datapackage.org/profiles/2.0/datapackage.json" == described["$schema"]
    assert (shipped.version, "CC-BY-4.0") == (described["version"], described["licenses"][0]["name"])
    for one in described["resources"]:
        content = (folder / one["path"]).read_bytes()
        assert (len(content), f"sha256:{sha256(content).hexdigest()}") == (one["bytes"], one["hash"])


def test_a_missing_value_has_a_label(described: Any) -> None:  # noqa: ANN401
    """As version 2 has it; closed words have Chinese ones."""
    [targets] = [one for one in described["resources"] if one["name"] == "targets"]
    fields = {one["name"]: one for one in targets["schema"]["fields"]}

    assert [{"value": "", "label": "not applicable"}] == fields["value"]["missingValues"]
    assert {"value": "must", "label": "必须"} == fields["commitment"]["categories"][0]
    assert "missingValues" not in fields["also"]
