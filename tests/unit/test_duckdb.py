"""Parquet exports asked on DuckDB: the rows of the analyses in Python."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from attrs import evolve
from tests.parquet import hold_alike, stored
from tests.unit.table_measures import CHILDREN, ELDERLY, TRAINING, measure
from tests.unit.table_records import CERTIFIED, CHINA, HARBIN, HEILONGJIANG, JILIN, XINJIANG, document, seen

from sgpolicy import BodyKind, Catalog, Depth, Document, FieldError, Kind, MissingExtraError, Name, UnknownTermError
from sgpolicy.analysis.choice import MARK, definition
from sgpolicy.analysis.facets import FACETS
from sgpolicy.catalog.rows import FIELDS
from sgpolicy.duckdb.facets import SIDES
from sgpolicy.model.absence import Absence
from sgpolicy.model.evidence import Evidence
from sgpolicy.model.region import Region
from sgpolicy.model.terms import Body, Domain, Indicator, Instrument
from sgpolicy.schema import TABLE_CLASSES
from sgpolicy.testing.catalogs import make_catalog

pytest.importorskip("duckdb", reason="duckdb is not installed: pip install 'sgpolicy[duckdb]'")
pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'sgpolicy[duckdb]'")

from duckdb import BinderException  # after the skip, which tells why
from pyarrow import parquet

from sgpolicy import duckdb
from sgpolicy.duckdb.table import fetched

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
PAIRS = [
    ("rothwell_zegveld", "talent_cycle"),
    ("instrument", "province"),
    ("domain", "setting"),
    ("status", "commitment"),
    ("hood", "document_year"),
    ("document_form", "mcdonnell_elmore"),
    ("year", "document_kind"),
    ("region", "document"),
    ("broad_instrument", "actor_kind"),
    ("actor", "issuer_level"),
    ("broad_domain", "province"),
]


def test_every_facet_is_compared() -> None:
    """SQL knows all that Python has, and none is left out above."""
    assert {*SIDES} == {*FACETS} == {facet for pair in PAIRS for facet in pair}


@pytest.mark.slow
@pytest.mark.parametrize("asked", [{}, {"partition": "province"}])
def test_shipped_data_give_the_rows_of_python(shipped: Catalog, tmp_path: Path, asked: dict[str, str]) -> None:
    """In one file for each table, and parted by province."""
    with stored(shipped, tmp_path, **asked) as store:
        hold_alike(shipped, store, PAIRS, 4)


LONG = [pytest.param(records, marks=[pytest.mark.slow, pytest.mark.long]) for records in (10_000, 100_000, 1_000_000)]


@pytest.mark.parametrize("records", [1_000, *LONG])
def test_made_up_catalogs_give_the_rows_of_python(records: int, tmp_path: Path) -> None:
    """Of any size."""
    catalog = make_catalog(records, 4)
    with stored(catalog, tmp_path) as store:
        hold_alike(catalog, store, PAIRS)


def test_the_highest_of_joint_issuers_counts_and_equal_values_count_once(tmp_path: Path) -> None:
    """Two domains under one, two bodies of one kind; an issuer without a region leaves the level to the document's."""
    bureau, centre, group = (
        Body(id=name, name=Name(zh=name, en=name), kind=kind, region=region)
        for name, kind, region in (
            ("bureau", BodyKind.GOVERNMENT, HARBIN),
            ("centre", BodyKind.GOVERNMENT, CHINA),
            ("group", BodyKind.GROUP, None),
        )
    )
    pupils = evolve(CHILDREN, id="pupils", broader=CHILDREN)
    joint = document("joint", region=HARBIN, issuer=bureau, issuers=(bureau, centre, group))
    alone = document("alone", region=HARBIN, issuer=group)
    adrift = document("adrift", issuer=group)
    measures = (
        measure("a", at=joint, actors=(bureau, centre, group), domains=(CHILDREN, pupils, ELDERLY)),
        measure("b", at=alone, actors=(group,), domains=(pupils,)),
        measure("c", at=adrift, region=None),
    )
    terms = {
        Region: (CHINA, HEILONGJIANG, HARBIN),
        Body: (bureau, centre, group),
        Domain: (CHILDREN, pupils, ELDERLY),
        Instrument: (TRAINING,),
    }
    catalog = Catalog(terms=terms, documents=(joint, alone, adrift), records=measures)
    with stored(catalog, tmp_path) as store:
        hold_alike(catalog, store, [("issuer_level", "broad_domain"), ("actor_kind", "domain")])
        found = store.tools("issuer_level", "broad_domain").to_dicts()
        kinds = store.tools("actor_kind", "status").to_dicts()

    assert [("country", "children", 1), ("country", "elderly", 1), ("prefecture", "children", 1), (None, None, 1)] == [
        (row["row"], row["column"], row["count"]) for row in found
    ]
    assert [("government", 1), ("group", 2), (None, 1)] == [(row["row"], row["count"]) for row in kinds]


def test_silence_counts_only_where_somebody_looked(tmp_path: Path) -> None:
    """In a document coded whole, or searched for words, by the region that each record and document is of."""
    silent, elsewhere = document("silent", region=HARBIN), document("elsewhere", region=HEILONGJIANG)
    figures = document("figures", region=HEILONGJIANG, depth=Depth.FIGURES)
    searched = document("searched", region=JILIN, depth=Depth.FIGURES)
    records = (
        measure("a", at=elsewhere, region=JILIN),
        *(
            Absence(
                id=f"{at.id}/none", evidence=(Evidence(document=at, start=0, end=1),), region=region, terms=("社工",)
            )
            for at, region in ((figures, XINJIANG), (searched, JILIN))
        ),
    )
    terms = {Region: (CHINA, JILIN, HEILONGJIANG, HARBIN, XINJIANG), Instrument: (TRAINING,)}
    catalog = Catalog(terms=terms, documents=(silent, elsewhere, figures, searched), records=records)
    with stored(catalog, tmp_path) as store:
        hold_alike(catalog, store, [])
        found = {row["region"]: row for row in store.coverage()}

    assert {"220000": ["searched"], "230000": ["elsewhere", "silent"], "650000": [], "100000": []} == {
        code: row["looked"] for code, row in found.items()
    }
    assert ["yes", "none found", "never looked", "never looked"] == [
        found[code]["answer"] for code in ("220000", "230000", "650000", "100000")
    ]


def test_the_best_figure_fills_a_cell_and_breaks_are_told(tmp_path: Path) -> None:
    """By grade, then a span before a page, then the latest report, then the id; a break by kind, definition or book."""
    changed = evolve(CERTIFIED, breaks=("n.d.: unclear", "2010: first exam", "2011: another exam"))
    best, late, early = document("best", grade="A", known="2015"), document("late", known="2022"), document("early")
    undated, page = document("undated", known=None), document("page", known="2024", page=True)
    year, march = document("a-year", known="2018"), document("march", known="2018-03")
    cells: list[tuple[str, str | None, Document, dict[str, Any]]] = [
        ("10人", "2010", best, {}),
        ("11人", "2010", page, {}),
        ("12人", "2010", late, {}),
        ("13人", "2010", early, {}),
        ("14人", "2010", undated, {}),
        ("20人", "2011", page, {}),
        ("21人", "2011", undated, {}),
        ("30人", "2012", page, {"kind": Kind.CUMULATIVE}),
        ("31人", "2012", undated, {"kind": Kind.STOCK, "note": "definition: of the year's end"}),
        ("40人", "2013", early, {}),
        ("50人", "2014-06", early, {"note": "DEFINITION:\u3000of the year's end\u2028"}),
        ("60人", "../2015", early, {"note": "definition: of the year's end"}),
        ("70人", "2016/..", early, {}),
        ("80人", "2017", early, {"kind": Kind.CUMULATIVE}),
        ("90人", "2018", early, {"kind": Kind.FLOW}),
        ("91人", "2018/2019", early, {"kind": Kind.FLOW}),
        ("92人", "2020-03", early, {"kind": Kind.FLOW}),
        ("1%", "2010", early, {}),
        ("15人", None, early, {}),
        ("16人", "2010", early, {}),
        ("17人", "2021", year, {}),
        ("18人", "2021", march, {}),
    ]
    records = [
        evolve(seen(wording, when, document=at, indicator=changed, **more), id=f"{at.id}/{number}")
        for number, (wording, when, at, more) in enumerate(cells)
    ]
    terms = {Region: (CHINA, HEILONGJIANG), Indicator: (changed,)}
    catalog = Catalog(terms=terms, documents=(best, late, early, undated, page, year, march), records=records)
    with stored(catalog, tmp_path) as store:
        for kind in (None, *Kind):
            assert catalog.panel("certified", kind=kind).to_dicts() == store.panel("certified", kind=kind).to_dicts()
        found = store.panel("certified").to_dicts()
        flows = store.panel("certified", kind="flow").to_dicts()

    assert ["best/0", "undated/6", "undated/8", "early/9", "early/10", "early/11", "early/13", "march/21"] == [
        row["observation"] for row in found
    ]
    assert ["late/2", "early/19", "early/3", "undated/4", "page/1"] == found[0]["alternative_ids"]
    assert [
        None,
        "2011: another exam",
        "of the year's end",
        "of the year's end",
        "of the year's end",
        None,
        "stock before, cumulative now",
        "cumulative before, stock now",
    ] == [row["break"] for row in found]
    assert [False, True] == [row["part_of_year"] for row in flows]


def test_kinds_and_days_can_be_asked_for(shipped: Catalog, tmp_path: Path) -> None:
    """A panel of one kind, and coverage as of a day; an indicator by its name."""
    with stored(shipped, tmp_path) as store:
        name = shipped.indicators["certified-social-workers"].name.zh
        panel = store.panel(name, kind="cumulative")
        coverage = store.coverage(as_of="2030-06-01")

        assert shipped.panel(name, kind="cumulative").to_dicts() == panel.to_dicts()
        assert shipped.coverage(as_of="2030-06-01").to_dicts() == coverage.to_dicts()
        assert [*panel] == panel.to_dicts()
        assert panel.to_dicts()[:2] == panel.head(2).to_dicts() == [*panel[:2]]


def test_an_answer_is_displayed_as_a_table(
    shipped: Catalog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first rows at the prompt, all of them when asked for, HTML in a notebook."""
    with stored(shipped, tmp_path) as store:
        coverage = store.coverage()
    coverage.show(all=True)
    first, *rest = repr(coverage).splitlines()
    shown = capsys.readouterr().out

    assert f"<Table: {len(coverage)}>" == first
    assert coverage[0]["region_name"] in rest[1]
    assert coverage[-1]["region_name"] not in "".join(rest)
    assert all(row["region_name"] in shown for row in coverage)
    assert f"<caption>Table: {len(coverage)}</caption>" in coverage._repr_html_()


@pytest.mark.parametrize("asked", [{}, {"partition": "province"}])
def test_every_table_is_a_view(shipped: Catalog, tmp_path: Path, asked: dict[str, str]) -> None:
    """Called like its file, with the columns of its rows and the place of each."""
    with stored(shipped, tmp_path, **asked) as store:
        for name, cls in TABLE_CLASSES.items():
            found = store.connection.execute(f"SELECT * FROM {name}")  # noqa: S608 - our own names

            assert {*FIELDS[cls], "file_row_number"} == {column[0] for column in found.description}
            assert len(getattr(shipped, name)) == len(found.fetchall())


def test_definitions_are_read_as_in_python(shipped: Catalog, tmp_path: Path) -> None:
    """Any blank is trimmed, nothing else is, and the mark is in any case of its own letters."""
    blanks = [char for char in map(chr, range(sys.maxunicode + 1)) if char.isspace()]
    marks = [*MARK, *"\u0130\u0131\u0307\u017f\ufb01\uff49\u212a"]
    notes = [
        *(
            f"{MARK}{char}{left}kept{right}"
            for char in (*blanks, "\u200b", "\ufeff", "\u180e", "\u0301")
            for left, right in (("", char), (char, "\n"))
        ),
        *(MARK.replace(letter, other) + " x" for letter in MARK for other in (*marks, letter.upper())),
        *(MARK.upper(), MARK[:-1], f" {MARK}", "de\ufb01nition: x", "", None),
    ]
    expected = [definition(SimpleNamespace(note=note)) for note in notes]  # type: ignore[arg-type] # all that it reads
    with stored(shipped, tmp_path) as store:
        found = store.connection.execute("SELECT definition_of(note) FROM unnest($1::VARCHAR[]) AS one(note)", [notes])

        assert expected == [row[0] for row in found.fetchall()]
    assert len(notes) - 3 > sum(text is not None for text in expected) > len(blanks)


@pytest.mark.parametrize("asked", [{}, {"partition": "province"}])
@pytest.mark.parametrize(
    ("name", "matching"),
    [("a[1]", "a1"), ("it's {a,b}", "a"), pytest.param("a*", "ab", marks=posix), pytest.param("a?", "ac", marks=posix)],
)
def test_a_folder_whose_name_is_a_pattern_is_that_folder(
    tmp_path: Path, name: str, matching: str, asked: dict[str, str]
) -> None:
    """And no other that the pattern fits."""
    catalog = make_catalog(20, 1)
    stored(make_catalog(60, 2), tmp_path / matching, **asked).close()
    with stored(catalog, tmp_path / name, **asked) as store:
        assert store.connection.execute("SELECT count(*) FROM measures").fetchone() == (len(catalog.measures),)


def test_wrong_questions_are_refused(shipped: Catalog, tmp_path: Path) -> None:
    """With what would be right."""
    with pytest.raises(TypeError, match="takes the folder of a Parquet export, not int: 3"):
        duckdb.connect(3)  # type: ignore[arg-type] # a mistake that a user makes
    with stored(shipped, tmp_path) as store:
        with pytest.raises(UnknownTermError, match="unknown facet 'statsu'; did you mean status"):
            store.tools("statsu")
        with pytest.raises(FieldError, match="take two facets"):
            store.tools("status", "status")
        with pytest.raises(FieldError, match="count is 'each', not 'main' or 'all'"):
            store.tools(count="each")
        with pytest.raises(UnknownTermError, match="unknown indicator 'x'"):
            store.panel("x")


def _no_bodies(folder: Path) -> None:
    (folder / "bodies.parquet").unlink()


def _cut_bodies(folder: Path) -> None:
    whole = (folder / "bodies.parquet").read_bytes()
    (folder / "bodies.parquet").write_bytes(whole[:-9])


def _older_regions(folder: Path) -> None:
    older = parquet.read_table(folder / "regions.parquet").drop_columns(["parent"])
    parquet.write_table(older, folder / "regions.parquet")


@pytest.mark.parametrize(
    ("harm", "message"),
    [
        (shutil.rmtree, r"' is no folder; give the folder that sgpolicy export --format parquet wrote$"),
        (
            lambda folder: [file.unlink() for file in folder.iterdir()],
            r"holds no documents.parquet; make one: sgpolicy",
        ),
        (_no_bodies, r"is not whole: it holds no bodies.parquet; write it again: sgpolicy export"),
        (_cut_bodies, r"the table bodies cannot be read as Parquet: .*bodies.parquet'; write it again"),
        (_older_regions, r"the export lacks columns that sgpolicy \d.* writes: regions.parent; write it again"),
    ],
)
def test_what_is_no_export_is_refused(tmp_path: Path, harm: Callable[[Path], object], message: str) -> None:
    """It is missing, empty, not whole, damaged, or of another version."""
    stored(make_catalog(20, 1), tmp_path / "store").close()
    harm(tmp_path / "store")

    with pytest.raises(FieldError, match=message):
        duckdb.connect(tmp_path / "store")


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """Even one of an export."""
    stored(make_catalog(20, 1), tmp_path).close()

    with pytest.raises(FieldError, match=r"measures.parquet' is a file, not a folder; give the folder that"):
        duckdb.connect(tmp_path / "measures.parquet")


def test_columns_are_missed_by_the_questions_that_need_them(tmp_path: Path) -> None:
    """Others are answered; SQL of one's own fails in the words of DuckDB."""
    catalog = make_catalog(60, 1)
    stored(catalog, tmp_path).close()
    table = parquet.read_table(tmp_path / "measures.parquet")
    parquet.write_table(table.drop_columns(["instruments"]), tmp_path / "measures.parquet")
    with duckdb.connect(tmp_path) as store:
        with pytest.raises(FieldError, match=r"lacks columns that sgpolicy .* writes: measures.instruments;"):
            store.tools()

        assert catalog.coverage().to_dicts() == store.coverage().to_dicts()


def test_a_mistake_of_ours_is_not_put_down_to_the_export(shipped: Catalog, tmp_path: Path) -> None:
    """Where no column is missing, the error is that of DuckDB."""
    with stored(shipped, tmp_path) as store, pytest.raises(BinderException, match="nonsense"):
        fetched(store.connection, "SELECT nonsense FROM measures")


def test_a_missing_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without DuckDB the error says what to install."""
    monkeypatch.setattr("sgpolicy.extras.find_spec", lambda _: None)

    with pytest.raises(MissingExtraError, match=r"sgpolicy.duckdb needs duckdb; run: pip install 'sgpolicy\[duckdb\]'"):
        duckdb.connect(tmp_path)
