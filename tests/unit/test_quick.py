"""The quick path: the same trees and objects as the strict one, or none at all."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from sgpolicy.files.events import MAX_DEPTH, MAX_NODES, MAX_SCALAR, read_tree
from sgpolicy.files.quick import QuickReader
from tests.bare import bare

from sgpolicy.catalog.load import load, shipped_files
from sgpolicy.files.folder import DataFile
from sgpolicy.files.load import Loader
from sgpolicy.model.period import Period
from sgpolicy.model.words import Basis
from sgpolicy.testing import dump_document
from sgpolicy.testing.catalogs import make_catalog

SHIPPED = shipped_files()
HEAD = """
id: xx-2020-plan
title: {zh: "计划", en: "Plan"}
kind: plan
region: "230000"
source: {file: a.txt, characters: 900, sha256: "%s", extent: [0, 900]}
reliability: {grade: C, because: "made up"}
""" % ("0" * 64)
PROVISION = """
provisions:
  - id: subsidy
    indicator: social-work-staff
    quantity: {as_stated: "300元", lower: 300, upper: 300, value: 300, unit: CNY, qualifier: exact}
    kind: sum
    at: [10, 14]
"""
MEASURE = """
measures:
  - id: training
    summary: {zh: "培训", en: "train"}
    instruments: [training]
    status: planned
    provisions: [subsidy]
    at: [20, 30]
"""


def quickly(text: str) -> Any:  # noqa: ANN401 - what is in the files
    """Return documents and records of a file as the quick path makes them; None where it gives up."""
    loaded = Loader(load().known())._run_quickly([DataFile("x.yaml", text)], sense=False)
    return None if loaded is None else (loaded.documents, loaded.records)


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.name)
def test_shipped_files_give_the_tree_of_the_strict_reader(file: DataFile) -> None:
    """Keys, values, order and types are the same, and no shipped file needs the strict reader."""
    tree, problems = read_tree(file.text, file.name)

    assert [] == problems
    assert repr(bare(tree)) == repr(QuickReader().read(file.text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a: 12\nb: [-3]", {"a": 12, "b": [-3]}, id="number"),
        pytest.param("a: -1.50", {"a": Decimal("-1.50")}, id="decimal"),
        pytest.param("a: true\nb: false", {"a": True, "b": False}, id="true and false"),
        pytest.param('a: "12"', {"a": "12"}, id="number in quotes"),
        pytest.param('a: " "', {"a": " "}, id="blank in quotes"),
        pytest.param('a: "x: #\\"\\\\\\n"', {"a": 'x: #"\\\n'}, id="escapes"),
        pytest.param("a: x#y, [z] http://b/ 中文", {"a": "x#y, [z] http://b/ 中文"}, id="plain text"),
        pytest.param("a: [x, 1]\nb: []", {"a": ["x", 1], "b": []}, id="lists in a line"),
        pytest.param('a: {b: [x y, "]"], c: {}}', {"a": {"b": ["x y", "]"], "c": {}}}, id="mappings in a line"),
        pytest.param("a:\n- 1\n- 2\nb: 3", {"a": [1, 2], "b": 3}, id="hyphens right below their key"),
        pytest.param("a:\n  - b:\n    - 1\n    c: 2\n  - d: 3", {"a": [{"b": [1], "c": 2}, {"d": 3}]}, id="nested"),
        pytest.param("# x\n\na:\n  # y: z\n   \n   b: 1\n\n", {"a": {"b": 1}}, id="comments and empty lines"),
        pytest.param("a:\n  - {b: 1}\n  - [2]\n  - c", {"a": [{"b": 1}, [2], "c"]}, id="items in a line"),
        pytest.param("---\n'a': 'x'\nA:  [1,2, ]\n...", {"a": "x", "A": [1, 2]}, id="other marks and quotes"),
        pytest.param('a: |\n  x\nb: x\n  y\nc: "x\n  y" # z', {"a": "x\n", "b": "x y", "c": "x y"}, id="folded"),
    ],
)
def test_a_sound_text_is_read(text: str, expected: object) -> None:
    """Just as the strict reader reads it."""
    assert repr(expected) == repr(QuickReader().read(text)) == repr(bare(read_tree(text, "x.yaml")[0]))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "just text",
        "- a list",
        "a: 1\na: 2",
        "a: {b: 1, b: 2}",
        "a: &x 1\nb: *x",
        "a: !!str 1",
        "a: &x [1]",
        "<<: {b: 1}",
        "[a]: 1",
        "{a: 1}: 2",
        "a: 1\n---\nb: 2",
        "%YAML 1.1\n---\na: 1",
        "a: [1",
        "a: 1\n b: 2",
        "a: [1,,2]",
        "a: x: y",
        'a: "\\u202e"',
        'a: "open',
        'a: "b" c',
        "a: " + "x" * (MAX_SCALAR + 1),
        "a: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH,
        "a: " + "[" * 30_000,
        "a:\n" + "".join(f"{' ' * n}b:\n" for n in range(1, MAX_DEPTH)) + " " * MAX_DEPTH + "c: 1",
        "a: [" + ", ".join("1" * MAX_NODES) + "]",
    ],
    ids=range(25),
)
def test_what_is_refused_is_left_to_the_strict_reader(text: str) -> None:
    """Whatever the strict reader reports, the quick one takes no part in."""
    _, problems = read_tree(text, "x.yaml")

    assert problems
    assert QuickReader().read(text) is None


@pytest.mark.parametrize("text", ["a: no", "a: 2011-12-21", "a: ~", "a:", "a: \nb: 1", 'a: x"y', "{}"])
def test_what_no_field_takes_is_left_to_the_strict_reader(text: str) -> None:
    """Sound YAML, but text that needs quotes, or nothing."""
    _, problems = read_tree(text, "x.yaml")

    assert [] == problems
    assert QuickReader().read(text) is None


@pytest.mark.parametrize(
    "layout",
    [
        pytest.param(lambda text: text, id="plain"),
        pytest.param(lambda text: text.replace('"', "'"), id="single quotes"),
        pytest.param(lambda text: text.replace("\n", " # said\n"), id="comments"),
        pytest.param(lambda text: f"---\n{text}...\n", id="document marks"),
    ],
)
def test_a_sound_file_of_any_layout_takes_the_quick_path(layout: Callable[[str], str]) -> None:
    """One file that the quick reader leaves to the strict one does not send the whole folder there."""
    found = quickly(layout(HEAD + PROVISION + MEASURE))

    assert found is not None
    assert found == quickly(HEAD + PROVISION + MEASURE)


def test_shipped_files_and_made_up_ones_take_the_quick_path() -> None:
    """All of them: otherwise loading would only have become slower."""
    catalog = make_catalog(200, 5)
    files = [DataFile(document.id, dump_document(catalog, document.id)) for document in catalog.documents]

    assert Loader()._run_quickly(SHIPPED, sense=True) is not None
    assert Loader(load().known())._run_quickly(files, sense=True) is not None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("id: training", "id: subsidy", id="id taken"),
        pytest.param("id: training", "id: Training", id="no id"),
        pytest.param("id: training", f"id: {'x' * 81}", id="long id"),
        pytest.param("    status: planned\n", "", id="key missing"),
        pytest.param("status: planned", "status: plan", id="unknown word"),
        pytest.param("status: planned", "status: planned\n    state: planned", id="unknown key"),
        pytest.param("status: planned", "status: planned\n    evidence: x", id="field that is no key"),
        pytest.param("[training]", "[training, training]", id="listed twice"),
        pytest.param("[training]", "[]", id="empty list"),
        pytest.param("[training]", "training", id="no list"),
        pytest.param("[training]", "[1]", id="number for a term"),
        pytest.param("[subsidy]", "[other]", id="unknown record"),
        pytest.param("[subsidy]", "[xx-2020-other/subsidy]", id="record of no document"),
        pytest.param("at: [20, 30]", "at: [20, 901]", id="behind the end"),
        pytest.param("at: [20, 30]", "at: [30, 20]", id="turned round"),
        pytest.param("at: [20, 30]", "at: [20, 30, 40]", id="three ends"),
        pytest.param("at: [20, 30]", 'at: ["20", "30"]', id="text for numbers"),
        pytest.param("at: [20, 30]", "at: [20, 30]\n    also: [{section: 一}]", id="also without a place"),
        pytest.param("at: [20, 30]", "at: [20, 30]\n    also: [{at: [1, 2], note: x}]", id="unknown key of also"),
        pytest.param("at: [20, 30]", 'at: [20, 30]\n    section: " "', id="blank"),
        pytest.param("at: [20, 30]", "at: [20, 30]\n    section: 3", id="number for text"),
        pytest.param("at: [20, 30]", "at: [20, 30]\n    time: 2020", id="number for a period"),
        pytest.param("at: [20, 30]", 'at: [20, 30]\n    time: {period: "2020"}', id="period without basis"),
        pytest.param("value: 300", "value: true", id="true for a number"),
        pytest.param("value: 300", "value: 301", id="shape of a quantity"),
        pytest.param('as_stated: "300元", ', "", id="no wording"),
        pytest.param('"300元"', f'"{"三" * 25}"', id="long wording"),
        pytest.param("characters: 900", "characters: true", id="true for an integer"),
        pytest.param('"230000"', "230000", id="region without quotes"),
        pytest.param("kind: plan", "kind: plan\nissued: 2020", id="date outside dates"),
        pytest.param("kind: plan", "kind: plan\ninferred: {region: 1}", id="number for a reason"),
        pytest.param("kind: plan", "kind: plan\nfaults: [{at: [1, 2], start: 1, printed: x, kind: typo}]", id="fault"),
    ],
)
def test_what_does_not_fit_is_given_up(old: str, new: str) -> None:
    """The strict path has to look; it alone tells what is wrong."""
    sound = HEAD + PROVISION + MEASURE

    assert 1 == sound.count(old)
    assert quickly(sound) is not None
    assert quickly(sound.replace(old, new)) is None


def test_places_and_times_are_those_of_the_file() -> None:
    """Region by default, further places, sections and wordings, and what a period says of itself."""
    more = """    also: [{at: [40, 44], section: "二", as_stated: " 三 "}]
    section: "一"
    time: {period: "2021", basis: inferred, as_stated: "明年", because: "dated 2020", at: [21, 23]}
"""
    _, (provision, measure) = quickly(HEAD + PROVISION + MEASURE.rstrip("\n") + "\n" + more)

    places = [(e.start, e.end, e.section, e.as_stated) for e in (*provision.evidence, *measure.evidence)]
    assert [(10, 14, None, "300元"), (20, 30, "一", None), (40, 44, "二", " 三 ")] == places
    assert "230000" == measure.region.code
    assert (provision,) == measure.provisions
    assert Period.of_year(2021) == measure.time
    assert (Basis.INFERRED, "明年", "dated 2020", (21, 23)) == (
        measure.time.basis, measure.time.as_stated, measure.time.because, measure.time.at
    )  # fmt: skip
