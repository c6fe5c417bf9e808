"""Exports: the contract of keys, exact numbers, formulas disarmed, whole files or none."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from tests.formats import WRITABLE

import sgpolicy
from sgpolicy import Catalog, UnknownNameError
from sgpolicy.catalog.rows import FIELDS, row
from sgpolicy.export import FORMATS, export
from sgpolicy.export.delimited import csv_lines
from sgpolicy.export.formats import stream
from sgpolicy.export.jsonlines import json_line
from sgpolicy.export.registry import Format, Options
from sgpolicy.model.words import Qualifier, Status
from sgpolicy.schema import TABLES

FILES = [
    *("documents", "measures", "provisions", "targets", "observations", "programmes"),
    *("organisations", "citations", "absences", "regions", "indicators", "instruments", "domains", "settings"),
    *("bodies", "works", "errata", "units"),
]
RECORD = ["id", "document", "source_file", "section", "start", "end", "region", "confidence"]
FIGURE = ["indicator", "as_stated", "value", "lower", "upper", "qualifier", "unit", "kind", "time", "time_basis"]
CONTRACT = {
    "documents": RECORD,
    "measures": [*RECORD, "instrument", "status", "summary_zh", "summary_en", "actors", "time"],
    "provisions": RECORD + FIGURE,
    "targets": RECORD + FIGURE,
    "observations": RECORD + FIGURE,
    "programmes": [*RECORD, "name"],
    "organisations": [*RECORD, "name"],
    "citations": [*RECORD, "title", "number"],
}
TRAIL = [
    *("region_name", "region_basis", "also", "inferred", "note", "evidence", "page_url", "page_title", "also_pages"),
    *("province", "year_from", "year_to", "indicator_name"),
]
EXACT = [*TRAIL, "vague", "value_exact", "lower_exact", "upper_exact", "province_name"]
OWN = [*TRAIL, "document_region", "province_name"]
TERM = ["id", "name_zh", "name_en", "definition", "is_not", "note"]
# Frozen: a key that is added, lost or moved is a change of the contract and must be meant.
KEYS = {
    "documents": [
        *RECORD, "title", "title_en", "number", "number_printed", "kind", "issuer", "issuer_name", "issued",
        "issued_basis", "published", "published_basis", "reference", "reference_basis", "characters", "sha256", "url",
        "repost", "grade", "grade_because", "faults", "uncoded", "region_name", "inferred", "note", "issuers",
        "effective", "effective_basis", "repealed", "repealed_basis", "status_checked", "coder", "coder_kind", "coded",
        "reviewer", "reviewer_kind", "reviewed", "passages", "page_title", "site", "page_date",
        "page_date_basis", "seen", "depth", "language", "form", "province", "province_name", "year",
    ],
    "measures": [
        *RECORD, "instrument", "status", "summary_zh", "summary_en", "actors", "time", "time_basis", "commitment",
        "actor_ids", "settings", "domains", "programme", "provisions", "learned_from", *TRAIL, "province_name",
        "instruments", "instrument_name", "rothwell_zegveld",
    ],
    "provisions": [*RECORD, *FIGURE, "lower_open", "upper_open", *EXACT],
    "targets": [*RECORD, *FIGURE, "lower_open", "upper_open", "commitment", "baseline", *EXACT],
    "observations": [*RECORD, *FIGURE, "lower_open", "upper_open", *EXACT],
    "programmes": [*RECORD, "name", "name_en", "summary_zh", "summary_en", "time", "time_basis", *OWN],
    "organisations": [*RECORD, "name", "body", "body_name", "role", *OWN],
    "citations": [*RECORD, "title", "number", "number_printed", "work", "relation", *OWN],
    "absences": [*RECORD, "terms", *TRAIL, "province_name"],
    "regions": [
        "id", "code", "iso", "level", "name_zh", "name_en", "short", "char", "traditional", "parent", "valid", "note",
        "formerly",
    ],
    "indicators": [
        "id", "name_zh", "name_en", "definition", "is_not", "note", "unit", "kind", "direction", "broader", "part_of",
        "breaks", "definition_zh", "is_not_zh",
    ],
    "errata": ["id", "record", "kind", "field", "old", "new", "why", "version", "date"],
    "instruments": [
        "id", "name_zh", "name_en", "definition", "is_not", "note", "broader", "rothwell_zegveld", "hood",
        "mcdonnell_elmore", "talent_cycle", "definition_zh", "is_not_zh",
    ],
    "domains": [*TERM, "broader", "definition_zh", "is_not_zh"],
    "settings": [*TERM, "broader", "definition_zh", "is_not_zh"],
    "bodies": ["id", "name_zh", "name_en", "kind", "region", "aliases", "note"],
    "works": ["id", "title", "title_en", "number", "issuer", "date", "note", "region"],
    "units": ["id", "name_zh", "name_en", "definition", "is_not", "dimension", "words"],
}  # fmt: skip


@pytest.fixture(scope="module")
def lines(shipped: Catalog, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    """Return the shipped catalog as exported to JSON Lines and read back."""
    folder = tmp_path_factory.mktemp("jsonl")
    paths = export(shipped, folder)
    return {path.stem: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] for path in paths}


def test_there_is_one_file_a_record_type(lines: dict[str, list[dict[str, Any]]], shipped: Catalog) -> None:
    """In the order of the contract, one line a record."""
    assert list(lines) == FILES, "a file was added, lost or moved; if that is meant, say so in FILES and KEYS"
    assert [len(lines[name]) for name in FILES] == [len(getattr(shipped, name)) for name in FILES]


@pytest.mark.parametrize("name", FILES)
def test_keys_are_frozen(name: str, lines: dict[str, list[dict[str, Any]]]) -> None:
    """Each line has exactly these keys in this order, and what the contract asks for comes first."""
    for line in lines[name]:
        assert list(line) == KEYS[name], "a key was added, lost or moved; if that is meant, say so in KEYS"
    assert set(CONTRACT.get(name, [])) <= set(KEYS[name])


@pytest.mark.parametrize("name", FILES)
def test_values_are_those_of_the_records(name: str, lines: dict[str, list[dict[str, Any]]], shipped: Catalog) -> None:
    """Read back, a line gives the row of its record, digit for digit."""
    assert lines[name] == getattr(shipped, name).to_dicts()


@pytest.mark.parametrize("name", ["provisions", "targets", "observations"])
def test_a_figure_stands_where_its_wording_stands(name: str, lines: dict[str, list[dict[str, Any]]]) -> None:
    """Span, wording, bounds and slugs of each figure agree with each other."""
    for line in lines[name]:
        if line["evidence"] == "page":
            assert (line["source_file"], line["start"], line["end"]) == (None, None, None)
            assert line["page_url"]
        else:
            assert line["end"] - line["start"] == len(line["as_stated"])
        assert line["qualifier"] in {str(q) for q in Qualifier}
        assert line["time_basis"] in {"stated", "inferred", None}
        assert (line["value"] is None) == (line["qualifier"] not in {"exact", "about"})
        assert line["qualifier"] not in {"at_least", "more_than"} or (
            line["lower"] is not None and line["upper"] is None
        )
        assert line["qualifier"] not in {"at_most", "less_than"} or (
            line["upper"] is not None and line["lower"] is None
        )


def test_measures_carry_broader_instruments(lines: dict[str, list[dict[str, Any]]], shipped: Catalog) -> None:
    """A refined slug is followed by the one it refines; status is one of the five."""
    for line in lines["measures"]:
        assert isinstance(line["instrument"], list)
        assert line["status"] in {str(status) for status in Status}
        for slug in line["instrument"]:
            broader = shipped.instruments[slug].broader
            assert broader is None or broader.id in line["instrument"]


def test_a_stream_tells_each_lines_type(shipped: Catalog) -> None:
    """`record_type` comes first; the rest is as in the files."""
    out = io.StringIO()
    stream(shipped, out)
    found = [json.loads(line) for line in out.getvalue().splitlines()]

    held = [kind for name, kind in TABLES.items() if len(getattr(shipped, name))]
    assert list(dict.fromkeys(line["record_type"] for line in found)) == held
    expected = [
        {"record_type": kind, **one} for name, kind in TABLES.items() for one in getattr(shipped, name).to_dicts()
    ]
    assert expected == found


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (3.5, "3.5"),
        (10**30, "1" + "0" * 30),
        (None, "null"),
        ("社\u2028工", '"社\u2028工"'),
    ],
)
def test_lines_of_json_hold_values_as_they_are(value: object, written: str) -> None:
    """Numbers, also long ones, and Chinese are written as such."""
    assert json_line({"x": value}) == f'{{"x": {written}}}'


def test_what_has_no_place_in_a_row_is_refused() -> None:
    """Only flat values are written."""
    with pytest.raises(TypeError, match="not JSON serializable"):
        json_line({"x": object()})


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", " =1", "＝1", "＋1", "－1", "＠x", "=cmd|' /C calc'!A0"]
)
def test_csv_disarms_formulas(text: str) -> None:
    """A text that a spreadsheet would run starts with an apostrophe."""
    [_, line] = csv_lines(["a"], iter([{"a": text}]))
    [[cell]] = csv.reader(io.StringIO(line, newline=""))

    assert cell == f"'{text}"


@pytest.mark.parametrize("text", ["a;=1+1", "a,=1+1", "a; @x", "a\n-1", "a;＝1", "a\t=1", "\t=1"])
def test_csv_disarms_what_another_countrys_spreadsheet_takes_for_a_cell(text: str) -> None:
    """Excel parts cells at semicolons where the comma is the decimal point, or at tabs, and then sees no quotes."""
    [_, line] = csv_lines(["a"], iter([{"a": text}]))
    cells = [
        cell
        for mark in ";\t"
        for row in csv.reader(io.StringIO(line, newline=""), delimiter=mark, quoting=csv.QUOTE_NONE)
        for cell in row
    ]

    [[cell]] = csv.reader(io.StringIO(line, newline=""))
    assert text == cell.replace("'", "")
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@", "＝")) for cell in cells)


def test_csv_of_lists_and_plain_values() -> None:
    """Numbers stay numbers, also negative ones; lists are joined; nothing is empty."""
    one = {"n": -5, "d": -0.00001, "l": ["a", "b"], "p": [[1, 2], [3, 4]], "x": None, "b": True, "q": 'a"b,c\nd'}

    assert list(csv_lines(list(one), iter([one]))) == [
        "n,d,l,p,x,b,q\r\n",
        '-5,-0.00001,a;b,1-2;3-4,,true,"a""b,c\nd"\r\n',
    ]


def test_csv_disarms_the_first_of_a_list() -> None:
    """A joined list is a text like any other."""
    assert list(csv_lines(["l"], iter([{"l": ["=1", "b"]}])))[1] == "'=1;b\r\n"


def test_csv_of_the_shipped_catalog_reads_back(shipped: Catalog, tmp_path: Path) -> None:
    """Header, rows and cells are all there."""
    for path in export(shipped, tmp_path, format="csv"):
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        assert header == KEYS[path.stem]
        assert [r[0] for r in rows] == list(getattr(shipped, path.stem).ids)
        assert not any(cell.startswith(("=", "@")) for r in rows for cell in r)


def test_an_unknown_format_is_answered_by_a_near_one(shipped: Catalog, tmp_path: Path) -> None:
    """Nothing is written for it."""
    with pytest.raises(UnknownNameError, match="unknown format 'json'; did you mean jsonl"):
        export(shipped, tmp_path / "out", format="json")
    assert not (tmp_path / "out").exists()


def test_a_byte_order_mark_is_for_csv(shipped: Catalog, tmp_path: Path) -> None:
    """JSON may not have one; nothing is written."""
    with pytest.raises(ValueError, match="a byte order mark is for CSV, not for jsonl; format='csv', excel=True"):
        sgpolicy.export(shipped, tmp_path / "out", excel=True)
    assert not (tmp_path / "out").exists()
    [first, *_] = sgpolicy.export(shipped, tmp_path, format="csv", excel=True)
    assert first.read_bytes().startswith(b"\xef\xbb\xbfid,")


@pytest.mark.parametrize("name", WRITABLE)
def test_a_failure_leaves_what_was_there(
    name: str, made_up: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Old files stay whole, nothing half-written remains, other files are not touched."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.txt").write_text("mine", encoding="utf-8")
    export(sgpolicy.load(made_up), out, format=name)
    before = {path.name: path.read_bytes() for path in out.iterdir()}

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sgpolicy.export.atomic.os.fsync", fail)
    with pytest.raises(OSError, match="No space left"):
        export(Catalog(), out, format=name)

    assert before == {path.name: path.read_bytes() for path in out.iterdir()}


def test_an_empty_catalog_exports_empty_files(tmp_path: Path) -> None:
    """No record, no line; CSV keeps its header. Only the units are the same in every catalog."""
    of_its_own = [path for path in export(Catalog(), tmp_path) if path.stem != "units"]
    assert {path.read_text(encoding="utf-8") for path in of_its_own} == {""}
    of_its_own = [path for path in export(Catalog(), tmp_path, format="csv") if path.stem != "units"]
    assert all(len(path.read_text(encoding="utf-8").splitlines()) == 1 for path in of_its_own)


def test_every_type_of_the_catalog_has_fields(made_up: Path) -> None:
    """Also the types that no export writes yet."""
    catalog = sgpolicy.load(made_up)
    for item in (*catalog.records(), catalog.domains[0], catalog.settings[0], catalog.bodies[0], catalog.works[0]):
        assert list(row(item)) == list(FIELDS[type(item)])


def test_a_format_writes_the_whole_catalog(shipped: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Any files, of any kind, in folders too; what goes along lies beside them and is not returned."""

    def write(catalog: Catalog, folder: Path, _: Options) -> list[str]:
        assert [] == list(folder.iterdir())
        (folder / "below").mkdir()
        (folder / "below" / "count.bin").write_bytes(bytes([255, len(catalog.documents)]))
        return ["below/count.bin"]

    monkeypatch.setitem(FORMATS, "count", Format(name="count", about="a number", write=write))
    [only] = export(shipped, tmp_path, format="count")

    assert only == tmp_path / "below" / "count.bin"
    assert only.read_bytes() == bytes([255, len(shipped.documents)])
    assert {"README.txt", "LICENSE.txt", "CITATION.txt"} <= {path.name for path in tmp_path.iterdir()}


def test_a_missing_extra_is_named(shipped: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is written; the error is an ImportError too."""
    lacking = Format(name="odd", about="", write=lambda *_: [], extra="excel", packages=("no_such_package",))
    monkeypatch.setitem(FORMATS, "odd", lacking)
    message = r"format 'odd' needs no_such_package; run: pip install 'sgpolicy\[excel\]'"
    with pytest.raises(ImportError, match=message):
        export(shipped, tmp_path / "out", format="odd")

    assert not (tmp_path / "out").exists()
