"""Fractions from a file through every form of a catalog and back."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

import sgpolicy
from sgpolicy import Catalog
from sgpolicy.model.words import Basis
from sgpolicy.shipped.compiled import Compiled
from sgpolicy.shipped.compiling import compile_catalog
from sgpolicy.testing import dump_catalog

BASE = Path(__file__).parents[1] / "broken" / "base"
SHARE = """\
      as_stated: "三分之二"
      lower: "200/3"
      upper: "200/3"
      value: "200/3"
      unit: percent
      basis: inferred
"""


@pytest.fixture
def changed(tmp_path: Path) -> Catalog:
    """The sound folder with a share that no decimal is."""
    for path in BASE.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        head, mark, rest = text.partition('      as_stated: "12.5%"\n')
        if mark:
            text = head + SHARE + rest[rest.index("      qualifier: exact\n    as_of: {period") :]
            text = text.replace("at: [410, 415]", "at: [410, 414]", 1) if "三分之二" in text else text
        target = tmp_path / path.relative_to(BASE)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return sgpolicy.load(tmp_path)


def test_a_fraction_is_the_same_in_every_form(changed: Catalog, tmp_path: Path) -> None:
    """Read from a file, compiled, dumped and read again it loses nothing; a row has it rounded, and whole beside."""
    (share,) = [o for o in changed.observations if o.id.endswith("/share-2019")]
    compiled = Compiled(compile_catalog(lambda name: tuple(getattr(changed, name)))).items("observations")
    dump_catalog(changed, tmp_path / "dumped")
    again = sgpolicy.load(tmp_path / "dumped")
    row = next(row for row in changed.observations.to_dicts() if row["id"] == share.id)

    assert (Fraction(200, 3), Basis.INFERRED) == (share.quantity.value, share.quantity.basis)
    for other in (*(o for o in compiled if o.id == share.id), *again.observations.where(lambda o: o.id == share.id)):
        assert share == other
        assert other.quantity.basis is Basis.INFERRED
    assert ("200/3", "200/3", "200/3", False) == tuple(
        row[key] for key in ("value_exact", "lower_exact", "upper_exact", "vague")
    )
    assert (66.6666666666666, 66.6666666666667) == (row["lower"], row["upper"])


def test_every_row_of_results_has_the_digits_of_exports(changed: Catalog) -> None:
    """Series and panels, long and wide, can be written as JSON."""
    (share,) = [o for o in changed.observations if o.id.endswith("/share-2019")]
    panel = changed.panel(share.indicator)
    (point,) = [row for row in changed.observations.series().to_dicts() if row["observation"] == share.id]
    (cell,) = [row for row in panel.to_dicts() if row["as_stated"] == "三分之二"]
    (wide,) = [row for row in panel.wide() if row["2019"] is not None]

    for row in (point, cell):
        assert (66.6666666666666, 66.6666666666667) == (row["lower"], row["upper"])
    assert (66.6666666666667, 66.6666666666666) == (wide["2019"], wide["2019_lower"])
    assert all(map(json.dumps, (point, cell, wide)))
