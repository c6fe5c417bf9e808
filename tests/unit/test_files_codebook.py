"""The terms of data files, and those that the shipped codebook defines too."""

from pathlib import Path

import pytest

import sgpolicy
from sgpolicy.catalog.load import validate
from sgpolicy.files.codebook import is_codebook, lost_classes
from sgpolicy.files.reader import read_tree
from sgpolicy.model.terms import Domain, Indicator
from sgpolicy.problem import DataError
from sgpolicy.schema import CODEBOOK_KEYS

CODEBOOK = Path(sgpolicy.__file__).parent / "data" / "codebook"
NAMES = sorted(file.name for file in CODEBOOK.glob("*.yaml"))


@pytest.mark.parametrize("name", NAMES)
def test_shipped_codebook_file_is_sound_by_itself(name: str) -> None:
    """The same definition again is no mistake."""
    told = validate(CODEBOOK / name)

    assert told.startswith("0 documents, 0 records, ")
    assert not told.endswith(" 0 codebook terms")


def test_repeated_terms_stand_once_in_the_catalog() -> None:
    """They are the terms of the shipped codebook."""
    catalog = sgpolicy.load(CODEBOOK / "settings.yaml")

    assert len(sgpolicy.load().settings) == len(catalog.settings)


@pytest.mark.parametrize(
    ("name", "old", "new", "path", "remedy"),
    [
        pytest.param(
            "settings", "en: school}", "en: schools}", "name.en", "write school, as the base catalog does", id="name"
        ),
        pytest.param(
            "indicators",
            "    kind: cumulative\n    direction: up",
            "    kind: cumulative\n    direction: down",
            "direction",
            "write up, as",
            id="word",
        ),
        pytest.param("indicators", "    unit: person\n", "    unit: item\n", "unit", "write person, as", id="unit"),
        pytest.param("bodies", 'region: "100000"', 'region: "110000"', "region", "write 100000, as", id="region"),
        pytest.param("regions", "CN-BJ\n", "CN-TJ\n", "iso", "write CN-BJ, as", id="code"),
        pytest.param(
            "domains", "Care for and", "Care and", "definition", "write it as the base catalog does,", id="long text"
        ),
        pytest.param(
            "domains",
            '    aliases: ["为老服务", "老年人", "养老", "老年", "老人", "elderly care", ageing, "older persons"]\n',
            "",
            "aliases",
            "write it as the base catalog does,",
            id="list missing",
        ),
        pytest.param(
            "domains",
            "  - id: elderly\n",
            '  - id: elderly\n    note: "x"\n',
            "note",
            "leave the key out,",
            id="key too many",
        ),
    ],
)
def test_another_definition_is_told_where_it_differs(  # noqa: PLR0913, PLR0917 - a row of the table
    name: str, old: str, new: str, path: str, remedy: str, tmp_path: Path
) -> None:
    """One term of one meaning: line, path and what stands in the codebook."""
    text = (CODEBOOK / f"{name}.yaml").read_text(encoding="utf-8")
    changed = text.replace(old, new, 1)
    assert changed != text
    (tmp_path / "own.yaml").write_text(changed, encoding="utf-8")

    with pytest.raises(DataError) as caught:
        validate(tmp_path)

    (problem,) = caught.value.problems
    assert "is already defined in the base catalog, and differently" in problem.message
    assert problem.path.endswith(f"].{path}")
    assert problem.remedy.startswith(remedy)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("indicators: []", True),
        ("indicators: []\nid: x", False),
        ("regions: []", True),
        ("region: [{code: x}]", True),
        ("region: x", False),
        ("indicaters: []", True),
        ("kind: plan\nindicaters: []", False),
        ("zzz: []", False),
    ],
    ids=repr,
)
def test_a_file_of_terms_is_known_by_its_keys(text: str, expected: object) -> None:
    """A mistyped key does not make a document of it, nor a list of regions; an id does."""
    tree, _ = read_tree(text, "x.yaml")

    assert tree is not None
    assert expected is is_codebook(tree)


def test_lists_that_cannot_be_read_are_known() -> None:
    """Mistyped or no list: references to what they hold are no second mistake."""
    tree, _ = read_tree("indicaters: []\ndomains: x\nbodies: []", "x.yaml")

    assert tree is not None
    assert {Indicator, Domain} == lost_classes(tree, CODEBOOK_KEYS, list(CODEBOOK_KEYS))
