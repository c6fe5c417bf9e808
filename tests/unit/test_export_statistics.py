"""Files of Stata and SPSS, read back by pyreadstat: labelled, missing values with reasons, and equal to the rows."""

import warnings
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import sgpolicy
from sgpolicy import Catalog
from sgpolicy.catalog import columns as registry
from sgpolicy.catalog.columns import Column, Missing, columns
from sgpolicy.errors import LossWarning
from sgpolicy.export import statistics
from sgpolicy.export.delimited import joined
from sgpolicy.export.statistics import CODES, LETTERS, RENAMED, variables
from sgpolicy.model.columns import TEXTS
from sgpolicy.schema import TABLES

pyreadstat = pytest.importorskip("pyreadstat", reason="NO DTA OR SAV WRITTEN: pip install 'sgpolicy[stats]'")
MISSING: dict[object, None] = dict.fromkeys([*LETTERS.values(), *map(float, CODES.values())])


@pytest.fixture(scope="module")
def folder(shipped: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with the shipped catalog in both formats, labels in Chinese."""
    out = tmp_path_factory.mktemp("stats")
    for name in ("dta", "sav"):
        sgpolicy.export(shipped, out, format=name, labels="zh")
    return out


def read(path: Path) -> tuple[Any, Any]:
    """Return the frame and what is said of it."""
    reader = pyreadstat.read_dta if path.suffix == ".dta" else pyreadstat.read_sav
    frame, told = reader(str(path), user_missing=True)
    return frame, told


@pytest.mark.parametrize("ending", ["dta", "sav"])
@pytest.mark.parametrize("name", TABLES)
def test_rows_read_back_equal(name: str, ending: str, folder: Path, shipped: Catalog) -> None:
    """By labels where words are closed; lists of ids from several variables, others from one text."""
    frame, told = read(folder / f"{name}.{ending}")
    held = {key: list(frame[key]) for key in frame}

    for one in columns(name):
        values = [row[one.name] for row in getattr(shipped, name).to_dicts()]
        assert [_told(value, one) for value in values] == _held(one, held, told.variable_value_labels)


def _told(value: Any, one: Column) -> Any:  # noqa: ANN401
    """Return what a file can hold of a value: no text is an empty text, a number a double."""
    if one.holds == TEXTS and one.refers:
        return value
    if one.words and value is not None:
        return one.words(value).zh
    if one.holds is bool:
        return {None: None, True: "是", False: "否"}[value]
    if one.holds in (int, float) or one.words:
        return None if value is None else float(value)
    return "" if value is None else joined(value)


def _held(one: Column, held: dict[str, list[Any]], labels: dict[str, dict[Any, str]]) -> list[Any]:
    name = RENAMED.get(one.name, one.name)
    if one.holds == TEXTS and one.refers:
        parts = [held[key] for key in held if key.rpartition("_")[0] == name and key.rpartition("_")[2].isdigit()]
        return [[item for item in row if item] for row in zip(*parts, strict=True)]
    if one.words or one.holds is bool:
        return [None if value in MISSING else labels[name][value] for value in held[name]]
    if one.holds in (int, float):
        return [None if value in MISSING else float(value) for value in held[name]]
    return held[name]


@pytest.mark.parametrize("name", TABLES)
def test_pandas_reads_the_same_of_stata(name: str, folder: Path, shipped: Catalog) -> None:
    """It has a reader of its own; pyreadstat, and haven in R, read with the library that has written the file."""
    stata = pytest.importorskip("pandas.io.stata")
    with stata.StataReader(folder / f"{name}.dta", convert_categoricals=False, convert_missing=True) as reader:
        frame, labels = reader.read(), reader.variable_labels()

    for one in variables(shipped, name, "zh", LETTERS):
        held = [value.string[1:] if isinstance(value, stata.StataMissingValue) else value for value in frame[one.name]]
        assert (one.values, one.label) == (held, labels[one.name])


def test_stata_finds_its_format_118(folder: Path) -> None:
    """In the header of the file, with UTF-8 in it."""
    for name in TABLES:
        head = (folder / f"{name}.dta").read_bytes()[:200]
        assert head.startswith(b"<stata_dta><header><release>118</release><byteorder>LSF</byteorder>")


def test_names_and_labels_are_what_the_programs_take(folder: Path) -> None:
    """ASCII of at most 32 characters; `end`, which Stata has for itself, is `end_`."""
    for ending in ("dta", "sav"):
        frame, told = read(folder / f"measures.{ending}")
        assert all(name.isascii() and name.isidentifier() and len(name) <= 32 for name in frame)
        assert {"end_", "instrument_1"} <= set(frame)
        assert "end" not in frame
        assert "实施状态" == told.column_names_to_labels["status"]
        assert "sgpolicy: measures" == told.file_label


def test_labels_may_be_english(made_up: Path, tmp_path: Path) -> None:
    """Which they are by default; other languages are refused."""
    catalog = sgpolicy.load(made_up)
    sgpolicy.export(catalog, tmp_path, format="dta")
    _, told = read(tmp_path / "targets.dta")

    assert "How strongly it binds" == told.column_names_to_labels["commitment"]
    assert {1: "must", 2: "prohibit", "b": "not applicable"}.items() <= told.variable_value_labels["commitment"].items()
    with pytest.raises(ValueError, match="labels is one of zh, en, not 'fr'"):
        sgpolicy.export(catalog, tmp_path, format="dta", labels="fr")
    with pytest.raises(ValueError, match="format csv holds labels in both languages; leave out labels="):
        sgpolicy.export(catalog, tmp_path, format="csv", labels="zh")


def test_a_missing_value_says_why(folder: Path, shipped: Catalog) -> None:
    """`.b` in Stata and a user-missing code in SPSS: not applicable, where a hedged figure has no value."""
    hedged = [one.quantity.value is None for one in shipped.targets]
    stata, of_stata = read(folder / "targets.dta")
    spss, of_spss = read(folder / "targets.sav")

    assert hedged == [value == "b" for value in stata["value"]]
    assert hedged == [value == CODES[Missing.NOT_APPLICABLE] for value in spss["value"]]
    assert "不适用" == of_stata.variable_value_labels["value"]["b"]
    assert "不适用" == of_spss.variable_value_labels["value"][CODES[Missing.NOT_APPLICABLE]]
    assert [{"lo": -9_999_998.0, "hi": -9_999_998.0}] == of_spss.missing_ranges["value"]


def test_digits_that_a_double_loses_are_told_before_writing(shipped: Catalog, tmp_path: Path) -> None:
    """With the records, and where the number is whole."""
    figure = next(one for one in shipped.targets if one.quantity.value is not None)
    exact = Decimal("1234567890.1234567891")
    quantity = evolve(figure.quantity, value=exact, lower=exact, upper=exact)
    catalog = Catalog(documents=[figure.document], records=[evolve(figure, quantity=quantity, baseline=None)])
    message = rf"targets.value keeps 15 digits of {figure.id}; value_exact has them all"
    with pytest.warns(LossWarning) as caught:
        sgpolicy.export(catalog, tmp_path, format="dta")

    assert any(message in str(one.message) for one in caught)
    frame, _ = read(tmp_path / "targets.dta")
    assert [str(exact)] == list(frame["value_exact"])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        sgpolicy.export(Catalog(), tmp_path, format="dta")


def test_a_text_that_spss_does_not_hold_is_cut_and_told(shipped: Catalog, tmp_path: Path) -> None:
    """Between two characters, with the records; Stata holds it whole, and no text is cut that fits."""
    one = shipped.measures[0]
    fits, long = "长" * 10_922 + "x", "长" * 10_923
    records = [
        evolve(one, id=f"{one.document.id}/{n}", note=note, provisions=()) for n, note in enumerate((fits, long))
    ]
    catalog = Catalog(documents=[one.document], records=records)
    sgpolicy.export(catalog, tmp_path, format="dta")
    with pytest.warns(LossWarning, match=f"measures.note is cut at 32767 bytes, .* in {one.document.id}/1$"):
        sgpolicy.export(catalog, tmp_path, format="sav")

    assert [fits, long] == list(read(tmp_path / "measures.dta")[0]["note"])
    assert [fits, long[:-1]] == list(read(tmp_path / "measures.sav")[0]["note"])


def test_numbers_are_shown_with_all_their_digits(folder: Path, shipped: Catalog) -> None:
    """Years without decimals, rates with as many as they have."""
    _, spss = read(folder / "observations.sav")
    _, stata = read(folder / "observations.dta")
    values = [row["value"] for row in shipped.observations.to_dicts() if row["value"] is not None]
    widest = max(len(f"{value:.2f}") for value in values)

    assert ("F9.0", f"F{widest}.2") == (
        spss.original_variable_types["year_from"],
        spss.original_variable_types["value"],
    )
    assert ("%9.0g", f"%{widest}.0g") == (
        stata.original_variable_types["year_from"],
        stata.original_variable_types["value"],
    )


def test_a_label_that_would_be_cut_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of them are listed, and nothing is written."""
    shared = {**registry._SHARED, "status": Column("note", "x" * 81, "长" * 81)}
    monkeypatch.setattr(registry, "_SHARED", {**shared, "note": shared["status"]})
    with pytest.raises(ValueError, match=r"these labels would be cut: documents\.note"):
        sgpolicy.export(Catalog(), tmp_path / "out", format="sav")
    assert not (tmp_path / "out").exists()


def test_a_number_that_is_a_code_for_missing_ones_is_refused(shipped: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    """It could not be told from them."""
    monkeypatch.setitem(CODES, Missing.NOT_APPLICABLE, 50000)
    with pytest.raises(ValueError, match="value holds 50000, which stands for a value that is missing"):
        variables(shipped, "targets", "en", CODES)


@pytest.mark.parametrize("name", ["dta", "sav"])
def test_the_same_data_give_the_same_bytes(name: str, made_up: Path, tmp_path: Path) -> None:
    """No file says when it was made."""
    catalog = sgpolicy.load(made_up)
    one, two = (
        [path.read_bytes() for path in sgpolicy.export(catalog, tmp_path / run, format=name)] for run in ("a", "b")
    )

    assert one == two
    assert all(statistics._STAMPED in held or statistics._SAV_STAMPED in held for held in one)
