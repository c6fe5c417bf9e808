"""What goes along with an export: readme, licence, citation, dictionary, and JSON-LD of it."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from tests.formats import WITHOUT_EXTRAS

import sgpolicy
from sgpolicy import Catalog
from sgpolicy.catalog.columns import columns
from sgpolicy.export import FORMATS
from sgpolicy.export.along import LICENCE
from sgpolicy.schema import TABLES

ROOT = Path(__file__).parents[2]
ALONG = {"README.txt", "LICENSE.txt", "CITATION.txt", "dictionary.csv", "dataset.jsonld"}


@pytest.fixture(scope="module")
def folder(shipped: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an export."""
    out = tmp_path_factory.mktemp("along")
    sgpolicy.export(shipped, out)
    return out


@pytest.mark.parametrize("name", [name for name in WITHOUT_EXTRAS if FORMATS[name].along])
def test_it_lies_beside_the_files_of_each_format(name: str, made_up: Path, tmp_path: Path) -> None:
    """And is not among the paths that are returned, which hold the data."""
    out = tmp_path / "out"
    paths = sgpolicy.export(sgpolicy.load(made_up), out, format=name)

    assert ALONG == {path.name for path in out.iterdir()} - {path.name for path in paths}


def test_the_readme_says_what_is_there(folder: Path, shipped: Catalog) -> None:
    """Version, digest, licence, how to cite, and how many rows each table has."""
    told = (folder / "README.txt").read_text(encoding="utf-8")

    for fact in (shipped.version, shipped.digest, "CC BY 4.0", "sgpolicy cite", f"  targets: {len(shipped.targets)}"):
        assert fact in told
    assert "This is a part" not in told


def test_the_licence_is_that_of_the_project(folder: Path) -> None:
    """Word for word, but for where the data lie."""
    held = " ".join((ROOT / "LICENSE-DATA").read_text(encoding="utf-8").split())

    assert LICENCE == (folder / "LICENSE.txt").read_text(encoding="utf-8")
    assert " ".join(LICENCE.split()).partition("You may")[2] == held.partition("You may")[2]
    assert "https://creativecommons.org/licenses/by/4.0/legalcode" in LICENCE


def test_the_citation_has_the_version_in_three_styles(folder: Path, shipped: Catalog) -> None:
    """GB/T 7714, APA and BibTeX, as catalog.cite() writes them."""
    told = (folder / "CITATION.txt").read_text(encoding="utf-8")

    assert 3 <= told.count(shipped.version)
    assert "@misc{sgpolicy" in told


def test_the_dictionary_has_every_column(folder: Path) -> None:
    """With meaning, words, what it refers to, and why a value is missing."""
    with (folder / "dictionary.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    by_name = {(row["table"], row["column"]): row for row in rows}

    assert [(name, one.name) for name in TABLES for one in columns(name)] == list(by_name)
    assert all(row["meaning"] and row["meaning_zh"] for row in rows)
    row = by_name["targets", "commitment"]
    assert ("text", "not applicable") == (row["type"], row["missing_means"])
    assert row["words"].startswith("must 必须;prohibit 不得;")
    assert "indicators" == by_name["targets", "indicator"]["refers_to"]


def test_json_ld_describes_the_release(folder: Path, shipped: Catalog) -> None:
    """As a Dataset of schema.org and of DCAT, with each file."""
    told = json.loads((folder / "dataset.jsonld").read_text(encoding="utf-8"))

    assert ["Dataset", "dcat:Dataset"] == told["@type"]
    assert (shipped.version, f"sha256:{shipped.digest}") == (told["version"], told["identifier"])
    assert [f"{name}.jsonl" for name in TABLES] == [one["contentUrl"] for one in told["distribution"]]
    assert all((folder / one["contentUrl"]).stat().st_size == one["dcat:byteSize"] for one in told["distribution"])


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # within rdflib
def test_json_ld_is_what_rdf_reads(folder: Path) -> None:
    """Its triples name the title, the licence and the files in both vocabularies."""
    rdflib: Any = pytest.importorskip("rdflib", reason="JSON-LD NOT READ: rdflib is not installed")
    graph = rdflib.Graph().parse(folder / "dataset.jsonld", format="json-ld")
    dcat, schema = rdflib.Namespace("http://www.w3.org/ns/dcat#"), rdflib.Namespace("https://schema.org/")
    [dataset] = graph.subjects(rdflib.RDF.type, dcat.Dataset)

    assert [dataset] == list(graph.subjects(rdflib.RDF.type, schema.Dataset))
    assert len(TABLES) == len(list(graph.objects(dataset, dcat.distribution)))
    licence = rdflib.URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert [licence] == list(graph.objects(dataset, rdflib.DCTERMS.license))
