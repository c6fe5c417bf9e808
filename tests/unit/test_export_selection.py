"""A part of a catalog: filtered as queries do, with all that it refers to."""

import json
import sqlite3
from pathlib import Path

import pytest

import sgpolicy
from sgpolicy import Catalog, UnknownNameError
from sgpolicy.export.selection import select
from sgpolicy.schema import RECORD_TYPES, TERM_TYPES


def test_each_table_with_the_keyword_is_filtered_as_its_query_does(shipped: Catalog) -> None:
    """By all keywords together; the codebook stays whole."""
    kept = select(shipped, {"within": "黑龙江", "year": "2010/2012"}).catalog

    for name in ("measures", "targets", "citations"):
        assert getattr(shipped, name).where(within="黑龙江", year=(2010, 2012)).ids == getattr(kept, name).ids
    assert 0 < len(kept.measures) < len(shipped.measures)
    assert all(getattr(kept, name) == getattr(shipped, name) for name in TERM_TYPES)


def test_what_is_referred_to_stays(shipped: Catalog) -> None:
    """Documents of records, provisions and programmes of measures, baselines of targets; in the catalog's order."""
    kept = select(shipped, {"within": "河南", "commitment": "must"}).catalog

    assert {one.document.id for one in kept.records()} <= set(kept.documents.ids)
    assert {one.id for m in kept.measures for one in m.provisions} <= set(kept.provisions.ids)
    assert {m.programme.id for m in kept.measures if m.programme} <= set(kept.programmes.ids)
    assert {t.baseline.id for t in kept.targets if t.baseline} <= set(kept.observations.ids)
    for name in ("documents", *RECORD_TYPES):
        ids = getattr(kept, name).ids
        assert ids == tuple(one for one in getattr(shipped, name).ids if one in set(ids))


def test_a_table_without_the_keyword_is_whole_and_that_is_told(shipped: Catalog) -> None:
    """Nothing is dropped in silence."""
    selection = select(shipped, {"instrument": "training"})

    assert selection.catalog.targets == shipped.targets
    assert f"targets: all {len(shipped.targets)}; they have none of these keywords" in selection.told
    told = [line for line in selection.told if line.startswith("measures: ")]
    assert [f"measures: {len(selection.catalog.measures)} of {len(shipped.measures)} by instrument=training"] == told


def test_several_values_mean_any_of_them(shipped: Catalog) -> None:
    """As a list in Python; the command makes one of a key that is given twice."""
    kept = select(shipped, {"region": ["黑龙江", "吉林"]})

    assert shipped.targets.where(region=["黑龙江", "吉林"]).ids == kept.catalog.targets.ids
    assert f"targets: {len(kept.catalog.targets)} of {len(shipped.targets)} by region=黑龙江|吉林" in kept.told


def test_what_a_table_cannot_have_it_cannot_miss(shipped: Catalog) -> None:
    """`missing=` is asked of the tables that have the keyword it names."""
    kept = select(shipped, {"missing": "commitment"}).catalog

    assert shipped.measures.where(missing="commitment").ids == kept.measures.ids
    assert kept.absences == shipped.absences


def test_a_keyword_that_no_table_has_is_refused(shipped: Catalog, tmp_path: Path) -> None:
    """With a near one; a wrong value is refused as by the query, and nothing is written."""
    with pytest.raises(UnknownNameError, match="unknown keyword of where 'regoin'; did you mean region"):
        sgpolicy.export(shipped, tmp_path / "out", where={"regoin": "黑龙江"})
    with pytest.raises(UnknownNameError, match="unknown region '黑龙港'"):
        sgpolicy.export(shipped, tmp_path / "out", where={"region": "黑龙港"})
    with pytest.raises(TypeError, match="takes where= as a mapping"):
        sgpolicy.export(shipped, tmp_path / "out", where="region=黑龙江")  # type: ignore[arg-type]
    assert not (tmp_path / "out").exists()


def test_an_export_of_a_part_says_so(shipped: Catalog, tmp_path: Path) -> None:
    """Its readme tells the filters, and the version and the digest of the whole."""
    paths = sgpolicy.export(shipped, tmp_path, where={"within": "吉林"})
    told = (tmp_path / "README.txt").read_text(encoding="utf-8")
    lines = next(path for path in paths if path.stem == "targets").read_text(encoding="utf-8").splitlines()

    assert {"220000"} == {json.loads(line)["province"] for line in lines}
    assert f"targets: {len(lines)} of {len(shipped.targets)} by within=吉林" in told
    assert shipped.digest in told


def test_every_key_of_a_part_leads_to_a_row(shipped: Catalog, tmp_path: Path) -> None:
    """SQLite finds no foreign key without its row."""
    [path] = sgpolicy.export(shipped, tmp_path, format="sqlite", where={"within": "广东", "since": "2015"})
    base = sqlite3.connect(path)
    try:
        assert [] == base.execute("PRAGMA foreign_key_check").fetchall()
        assert base.execute("SELECT count(*) FROM measures").fetchone()[0] > 0
    finally:
        base.close()
