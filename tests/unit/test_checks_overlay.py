"""Terms of a folder beside those of the base catalog: none takes a name of another away in silence."""

from pathlib import Path
from typing import Any

import pytest

import sgpolicy
from sgpolicy import AmbiguousNameError, Catalog, DataError
from sgpolicy.catalog.load import validate

REGION = """regions:
  - code: "230199"
    name: {zh: %(zh)s, en: %(en)s}
    short: %(short)s
    level: county
    parent: "230100"
    traditional: %(traditional)s
    aliases: [%(alias)s]
"""
INDICATOR = """indicators:
  - id: %(id)s
    name: {zh: %(zh)s, en: %(en)s}
    definition: "Other."
    is_not: "Nothing."
    unit: CNY
    kind: sum
    direction: down
"""
BODY = "bodies:\n  - id: %(id)s\n    name: {zh: %(zh)s, en: %(en)s}\n    kind: government\n    aliases: [%(alias)s]\n"
PLAIN = {
    REGION: {"zh": "某区", "en": "Some District", "short": "某区", "traditional": "某區", "alias": "某地"},
    INDICATOR: {"id": "other-thing", "zh": "别的指标", "en": "other thing"},
    BODY: {"id": "own-body", "zh": "某局", "en": "a bureau", "alias": "某某局"},
}


def load(folder: Path, text: str, names: dict[str, str], base: Catalog | None = None) -> Catalog:
    """Return the catalog of a file with one term, laid on the shipped one."""
    file = folder / "my.yaml"
    file.write_text(text % (PLAIN[text] | names), encoding="utf-8")
    return sgpolicy.load(file, base=base)


@pytest.mark.parametrize(
    ("text", "names", "path", "owner"),
    [
        (REGION, {"zh": "黑龙江"}, "regions[0].name.zh", "230000"),
        (REGION, {"en": "Heilongjiang Province"}, "regions[0].name.en", "230000"),
        (REGION, {"traditional": "黑龍江"}, "regions[0].traditional", "230000"),
        (REGION, {"short": "黑龙江省"}, "regions[0].short", "230000"),
        (REGION, {"alias": "heilong jiang"}, "regions[0].aliases[0]", "230000"),
        (REGION, {"alias": "CN-HL"}, "regions[0].aliases[0]", "230000"),
        (REGION, {"alias": '"230000"'}, "regions[0].aliases[0]", "230000"),
        (REGION, {"zh": "黑龙江省哈尔滨市"}, "regions[0].name.zh", "230100"),
        (INDICATOR, {"en": "certified-social-workers"}, "indicators[0].name.en", "certified-social-workers"),
        (BODY, {"en": "heilongjiang-civil-affairs"}, "bodies[0].name.en", "heilongjiang-civil-affairs"),
        (BODY, {"alias": "heilongjiang-civil-affairs"}, "bodies[0].aliases[0]", "heilongjiang-civil-affairs"),
    ],
)
def test_a_name_with_another_right_is_refused(
    text: str, names: dict[str, str], path: str, owner: str, tmp_path: Path
) -> None:
    """It would turn a question to the one or the other in silence; the error names both."""
    with pytest.raises(DataError) as caught:
        load(tmp_path, text, names, sgpolicy.load())
    with pytest.raises(DataError, match="of the base catalog; give it a name that means nothing else there"):
        load(tmp_path, text, names)

    (problem,) = caught.value.problems
    assert problem.path == path
    assert f"'{PLAIN[text].get('id', '230199')}' is called" in problem.message
    assert f"which means '{owner}'" in problem.message
    assert problem.line > 0


@pytest.mark.parametrize(
    ("text", "names", "asked"),
    [
        (REGION, {"short": "黑龙江"}, "黑龙江"),
        (REGION, {"en": "HEILONGJIANG"}, "Heilongjiang"),
        (REGION, {"zh": "黑龙江省"}, "黑龙江省"),
        (REGION, {"traditional": "黑龍江省"}, "黑龍江省"),
        (REGION, {"alias": "HL"}, "HL"),
    ],
)
def test_a_name_with_equal_right_is_asked_about(text: str, names: dict[str, str], asked: str, tmp_path: Path) -> None:
    """Both have it, as towns of one name do; the error names both, and their codes mean themselves."""
    regions: Any = load(tmp_path, text, names).regions
    with pytest.raises(AmbiguousNameError) as caught:
        regions[asked]

    assert [one.partition(" ")[0] for one in caught.value.candidates] == ["230000", "230199"]
    assert [regions[code].code for code in ("230000", "230199")] == ["230000", "230199"]
    assert asked in regions


def test_every_shipped_id_means_itself(shipped: Catalog, tmp_path: Path) -> None:
    """Whatever a folder adds."""
    made = load(tmp_path, BODY, {}, shipped)
    for name in ("regions", "indicators", "instruments", "domains", "settings", "bodies", "works", "units"):
        terms: Any = getattr(made, name)
        assert [terms[key].id for key in terms.ids] == list(terms.ids)


def test_own_regions_are_laid_on_the_shipped_codebook(tmp_path: Path, shipped: Catalog) -> None:
    """A file of a name that the shipped codebook has is no codebook of its own."""
    codebook = tmp_path / "codebook"
    codebook.mkdir()
    for name, terms in (("regions", REGION), ("bodies", BODY)):
        (codebook / f"{name}.yaml").write_text(terms % PLAIN[terms], encoding="utf-8")
    made = sgpolicy.load(tmp_path)

    assert len(made.regions) == len(shipped.regions) + 1
    assert made.indicators == shipped.indicators
    assert validate(tmp_path).endswith(" 2 codebook terms")


def test_a_folder_with_every_file_stands_alone(tmp_path: Path) -> None:
    """A full data folder brings its own codebook, even one of few terms."""
    codebook = tmp_path / "codebook"
    codebook.mkdir()
    for name in ("regions", "indicators", "instruments", "domains", "settings", "bodies", "works"):
        (codebook / f"{name}.yaml").write_text(f"{name}: []\n", encoding="utf-8")

    assert len(sgpolicy.load(tmp_path).regions) == 0
