"""The PMC index of a sheet of 0 and 1."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import sgpolicy
from sgpolicy import FieldError, NotComparableError
from sgpolicy.analysis.pmc import pmc
from sgpolicy.display import width

BANDS = {"poor": 0, "acceptable": 1, "good": 1.5}
SHEET = [
    {"policy": "a", "X1 nature:plan": 1, "X1 nature:notice": 0, "X2:money": "1"},
    {"policy": "b", "X1 nature:plan": 0, "X1 nature:notice": 0, "X2:money": 0},
]
NINE = {f"X{n}:{sub}": int(sub < n // 2) for n in range(1, 10) for sub in range(4)}


def test_the_index_is_the_sum_of_the_means() -> None:
    """X1 is 1/2, X2 is 1; the band is the highest whose least it reaches."""
    found = pmc(SHEET, bands=BANDS)

    assert [(row.policy, row.main, row.index, row.depression, row.band) for row in found] == [
        ("a", {"X1 nature": Fraction(1, 2), "X2": 1}, Fraction(3, 2), Fraction(1, 2), "good"),
        ("b", {"X1 nature": 0, "X2": 0}, 0, 2, "poor"),
    ]
    assert (found.mean, found.means) == (Fraction(3, 4), {"X1 nature": Fraction(1, 4), "X2": Fraction(1, 2)})
    assert found.title == "PMC: 2 policies, 2 main and 3 sub-variables"
    assert found.notes == (
        "mean 0.750",
        "means: X1 nature 0.25, X2 0.50",
        "good from 1.50: 1; acceptable from 1.00: 0; poor from 0.00: 1",
    )
    assert repr(found[0]) == "<PmcScore a: 1.500 of 2, good>"
    assert "policy    X1    X2    PMC  band" in repr(found)


def test_nine_variables_make_the_surface() -> None:
    """Row by row; other nine may be named."""
    row = pmc([{"policy": "a", **NINE}])[0]

    assert row.matrix() == tuple(
        tuple(Fraction(n // 2, 4) for n in three) for three in ((1, 2, 3), (4, 5, 6), (7, 8, 9))
    )
    assert row.matrix([f"X{n}" for n in range(9, 0, -1)])[0] == (Fraction(1), Fraction(1), Fraction(3, 4))
    assert sum(sum(three) for three in row.matrix()) == row.index
    with pytest.raises(NotComparableError, match="nine main variables, not of 2; name nine with variables="):
        pmc(SHEET)[0].matrix()
    with pytest.raises(FieldError, match="'X10' is no main variable"):
        row.matrix(["X10"])


@pytest.mark.parametrize(
    ("sheet", "message"),
    [
        ([], "the sheet has no rows"),
        ([{"policy": "a"}], "the sheet has no sub-variables"),
        ([{"policy": "a", "X1": 1}], "'X1': not the name of a sub-variable; a sub-variable is called by its main"),
        ([{"X1:a": 1}], "row 1 has no policy"),
        ([{"policy": "a", "X1:a": 2}], "row 1 \\(a\\) X1:a is 2; every sub-variable must be 0 or 1"),
        ([{"policy": "a", "X1:a": "yes"}], "row 1 \\(a\\) X1:a is 'yes'"),
        ([{"policy": "a", "X1:a": None, "X1:b": ""}], "row 1 \\(a\\) is not filled in: X1:a, X1:b"),
        ([{"policy": "a", "X1:a": 1}, {"policy": "b", "X1:b": 1}], "row 2 \\(b\\) has other columns than the first"),
        ([{"policy": "a", "X1:a": 1}] * 2, "two rows are of 'a'"),
        ([{"policy": str(n), "X1:a": 5} for n in range(9)], "and 6 more"),
    ],
)
def test_a_sheet_is_checked(sheet: list[dict[str, Any]], message: str) -> None:
    """All that is wrong is told at once, with its place."""
    with pytest.raises(FieldError, match=message):
        pmc(sheet)


@pytest.mark.parametrize(
    ("bands", "error", "message"),
    [
        ({"good": 1}, FieldError, "no band begins at 0"),
        ({"good": 3, "poor": 0}, FieldError, "band 'good' begins at 3; give a number from 0 to 2"),
        ({"good": 0, "poor": 0}, FieldError, "two bands begin at the same index"),
        ([1], TypeError, "bands takes names"),
    ],
)
def test_bands_are_checked(bands: Any, error: type[Exception], message: str) -> None:  # noqa: ANN401
    """They leave no gap, and none is doubled."""
    with pytest.raises(error, match=message):
        pmc(SHEET, bands=bands)


def test_a_sheet_is_read_from_a_file(tmp_path: Path) -> None:
    """CSV in UTF-8, with or without a byte order mark, as a path or as text."""
    path = tmp_path / "sheet.csv"
    path.write_text("policy,X1:计划,X1:通知\n甲,1,0\n", encoding="utf-8-sig")

    assert [(row.policy, row.index) for row in sgpolicy.pmc(path)] == [("甲", Fraction(1, 2))]
    assert (
        sgpolicy.pmc(str(path)).rows
        == sgpolicy.pmc(path).rows
        == sgpolicy.pmc(iter([{"policy": "甲", "X1:计划": 1, "X1:通知": 0}])).rows
    )


def test_what_is_no_sheet_is_refused(tmp_path: Path) -> None:
    """Another encoding, no file, no rows."""
    path = tmp_path / "sheet.csv"
    path.write_bytes("policy,X1:计划\n甲,1\n".encode("gbk"))

    with pytest.raises(FieldError, match=r"sheet\.csv is not UTF-8; save it as CSV UTF-8"):
        sgpolicy.pmc(path)
    with pytest.raises(FileNotFoundError):
        sgpolicy.pmc(tmp_path / "none.csv")
    with pytest.raises(TypeError, match="the path of a CSV file, or rows"):
        sgpolicy.pmc(3)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="rows that are mappings"):
        sgpolicy.pmc([1])  # type: ignore[list-item]


def test_ten_variables_fit_80_columns() -> None:
    """Main variables are headed by their first word."""
    sheet = [{"policy": "policy-1", **{f"X{n} nature:a": 1 for n in range(1, 10)}}]

    assert max(map(width, repr(pmc(sheet)).splitlines())) <= 80
