"""From trees to objects: one mistake at one place, and what a file says beside it."""

from typing import Any

import pytest

from sgpolicy.catalog.load import load
from sgpolicy.files.folder import DataFile
from sgpolicy.files.load import Base, Loader
from sgpolicy.files.reader import read_tree
from sgpolicy.files.structure import Structurer
from sgpolicy.model.document import Document
from sgpolicy.model.period import Period
from sgpolicy.model.record import Record
from sgpolicy.model.terms import Domain
from sgpolicy.model.words import Basis
from sgpolicy.problem import DataError

SOUND = """id: xx-2020-plan
title: {zh: "计划", en: "Plan"}
kind: plan
region: "230000"
source: {file: a.txt, characters: 900, sha256: "%s", extent: [0, 900]}
reliability: {grade: C, because: "made up"}
provisions:
  - id: subsidy
    indicator: social-work-staff
    quantity: {as_stated: "300元", lower: 300, upper: 300, value: 300, unit: CNY, qualifier: exact}
    kind: sum
    at: [10, 14]
measures:
  - id: training
    summary: {zh: "培训", en: "train"}
    instruments: [training]
    status: planned
    provisions: [subsidy]
    at: [20, 30]
""" % ("0" * 64)


def records(text: str) -> list[Record]:
    """Return the records of a file on the shipped codebook."""
    return Loader(Base(load().known())).run([DataFile("x.yaml", text)], sense=False).records


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        pytest.param("id: training", "id: subsidy", "measures[0].id", id="id taken"),
        pytest.param("id: training", "id: Training", "measures[0].id", id="no id"),
        pytest.param("id: training", f"id: {'x' * 81}", "measures[0].id", id="long id"),
        pytest.param("    status: planned\n", "", "measures[0]", id="key missing"),
        pytest.param("status: planned", "status: plan", "measures[0].status", id="unknown word"),
        pytest.param("status: planned", "status: planned\n    state: planned", "measures[0].state", id="unknown key"),
        pytest.param(
            "status: planned", "status: planned\n    evidence: x", "measures[0].evidence", id="field that is no key"
        ),
        pytest.param("[training]", "[training, training]", "measures[0].instruments[1]", id="listed twice"),
        pytest.param("[training]", "[]", "measures[0].instruments", id="empty list"),
        pytest.param("[training]", "training", "measures[0].instruments", id="no list"),
        pytest.param("[training]", "[1]", "measures[0].instruments[0]", id="number for a term"),
        pytest.param("[subsidy]", "[other]", "measures[0].provisions[0]", id="unknown record"),
        pytest.param("[subsidy]", "[xx-2020-other/subsidy]", "measures[0].provisions[0]", id="record of no document"),
        pytest.param("at: [20, 30]", "at: [20, 901]", "measures[0].at", id="behind the end"),
        pytest.param("at: [20, 30]", "at: [30, 20]", "measures[0].at", id="turned round"),
        pytest.param("at: [20, 30]", "at: [20, 30, 40]", "measures[0].at", id="three ends"),
        pytest.param("at: [20, 30]", 'at: ["20", "30"]', "measures[0].at[0]", id="text for numbers"),
        pytest.param(
            "at: [20, 30]", "at: [20, 30]\n    also: [{section: 一}]", "measures[0].also[0]", id="also without a place"
        ),
        pytest.param(
            "at: [20, 30]",
            "at: [20, 30]\n    also: [{at: [1, 2], note: x}]",
            "measures[0].also[0].note",
            id="unknown key of also",
        ),
        pytest.param("at: [20, 30]", 'at: [20, 30]\n    section: " "', "measures[0].section", id="blank"),
        pytest.param("at: [20, 30]", "at: [20, 30]\n    section: 3", "measures[0].section", id="number for text"),
        pytest.param("at: [20, 30]", "at: [20, 30]\n    time: 2020", "measures[0].time", id="number for a period"),
        pytest.param(
            "at: [20, 30]", 'at: [20, 30]\n    time: {period: "2020"}', "measures[0].time", id="period without basis"
        ),
        pytest.param("value: 300", "value: true", "provisions[0].quantity.value", id="true for a number"),
        pytest.param("value: 300", "value: 301", "provisions[0].quantity.value", id="shape of a quantity"),
        pytest.param('as_stated: "300元", ', "", "provisions[0].quantity", id="no wording"),
        pytest.param('"300元"', f'"{"三" * 25}"', "provisions[0].quantity.as_stated", id="long wording"),
        pytest.param("characters: 900", "characters: true", "source.characters", id="true for an integer"),
        pytest.param('"230000"', "230000", "region", id="region without quotes"),
        pytest.param("kind: plan", "kind: plan\nissued: 2020", "issued", id="date outside dates"),
        pytest.param("kind: plan", "kind: plan\ninferred: {region: 1}", "inferred.region", id="number for a reason"),
        pytest.param(
            "kind: plan",
            "kind: plan\nfaults: [{at: [1, 2], start: 1, printed: x, repaired: z, kind: word}]",
            "faults[0].start",
            id="fault",
        ),
    ],
)
def test_what_does_not_fit_is_one_problem_at_its_place(old: str, new: str, path: str) -> None:
    """However the value is wrong, nothing else is reported with it."""
    assert 1 == SOUND.count(old)
    with pytest.raises(DataError) as caught:
        records(SOUND.replace(old, new))

    assert [path] == [problem.path for problem in caught.value.problems]


def test_places_and_times_are_those_of_the_file() -> None:
    """Region by default, further places, sections and wordings, and what a period says of itself."""
    more = """    also: [{at: [40, 44], section: "二", as_stated: " 三 "}]
    section: "一"
    time: {period: "2021", basis: inferred, as_stated: "明年", because: "dated 2020", at: [21, 23]}
"""
    provision, measure = found = records(SOUND + more)

    places = [(e.start, e.end, e.section, e.as_stated) for record in found for e in record.evidence]
    assert [(10, 14, None, "300元"), (20, 30, "一", None), (40, 44, "二", " 三 ")] == places
    assert measure.region is not None
    assert "230000" == measure.region.code
    fields: Any = measure
    assert (provision,) == fields.provisions
    assert Period.of_year(2021) == fields.time
    assert Basis.INFERRED is fields.time.basis
    assert ("明年", "dated 2020", (21, 23)) == (fields.time.as_stated, fields.time.because, fields.time.at)


@pytest.mark.parametrize(
    ("entry", "path"),
    [
        ('{period: "2021", basis: inferred}', "measures[0].time.basis"),
        ('{period: "2021", basis: inferred, becuase: "x"}', "measures[0].time.becuase"),
        ('{period: "2021", basis: inferred, because: ""}', "measures[0].time.because"),
        ('{period: "2021", basis: infered, because: "x"}', "measures[0].time.basis"),
        ('{period: "2021", basis: inferred, because: *x}', "measures[0].time.because"),
    ],
)
def test_a_reason_that_is_mistyped_is_not_missing(entry: str, path: str) -> None:
    """An inferred time without a reason is one mistake, whatever became of the reason."""
    with pytest.raises(DataError) as caught:
        records(f"{SOUND}    time: {entry}\n")

    assert [path] == [problem.path for problem in caught.value.problems]


def test_sound_fields_are_those_that_can_be_made_alone() -> None:
    """A document with mistakes keeps what is right of its head."""
    tree, _ = read_tree('id: x\nkind: zzz\ntitle: {zh: 字, en: x}\nnote: "n"\nregion: "1"', "x.yaml")

    assert tree is not None
    made = Structurer().sound_fields(tree, Document, {"note"})
    assert ["id", "title"] == sorted(made)


def test_the_problems_of_one_list_are_bounded() -> None:
    """Of a list of nothing but mistakes a hundred are told."""
    tree, _ = read_tree("id: x\naliases: [" + "1, " * 500 + "]", "x.yaml")
    _, findings = Structurer().make(Domain, tree, ())

    assert 100 == sum(finding.path[:1] == ("aliases",) for finding in findings)


def test_a_load_forgets_the_one_before() -> None:
    """Structurers are used again, one load at a time, and keep nothing of what they were laid on."""
    with Structurer.laid_on({Domain: {"care": object()}}) as first:
        with Structurer.laid_on({}) as second:
            assert first is not second
        assert "care" in first.references.known[Domain]

    assert {} == first.references.known[Domain]
    with Structurer.laid_on({}) as again:
        assert again in (first, second)
