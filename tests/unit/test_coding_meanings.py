"""What the codes of a project mean."""

from pathlib import Path

import pytest

from sgpolicy import Catalog
from sgpolicy.coding.projects.meanings import meanings, read_table
from sgpolicy.problem import DataError
from sgpolicy.qda.reading import ProjectCode, ReadProject

PROJECT = ReadProject(
    codes={
        str(n): ProjectCode(guid=str(n), path=path)
        for n, path in enumerate(
            [
                ("工具",),
                ("工具", "培训"),
                ("工具", "培训", "岗前"),
                ("教育培训 [instrument:training]",),
                ("教育培训 [instrument:training]", "线上"),
                ("坏 [instrument:none]",),
                ("其他", "培训"),
                ("=1+1",),
            ]
        )
    }
)
TRAINING = ("instrument", "training")


def table(tmp_path: Path, text: str) -> Path:
    """Write a table of codes."""
    path = tmp_path / "codes.csv"
    path.write_text(text, encoding="utf-8")
    return path


def problems(tmp_path: Path, catalog: Catalog, text: str) -> list[str]:
    """Return what is wrong with a table, each with its line."""
    with pytest.raises(DataError) as caught:
        read_table(table(tmp_path, text), PROJECT, catalog)
    return [f"{problem.line}: {problem.message}" for problem in caught.value.problems]


def test_codes_are_known_by_their_names(shipped: Catalog) -> None:
    """Our own codes mean what they say, those below them the same; others mean nothing."""
    found = meanings(PROJECT, shipped, {})

    assert found.facts == {"3": (TRAINING,), "4": (TRAINING,)}
    assert {key: str(code) for key, code in found.inherited.items()} == {"4": "教育培训 [instrument:training]"}


def test_a_table_goes_before_names(shipped: Catalog, tmp_path: Path) -> None:
    """A code may mean several things, by id or name, in either language; - leaves it out with all below it."""
    path = table(
        tmp_path,
        "code,field,value,passages\n工具/培训,instrument,教育培训,3\n工具/培训,status,已实施,\n"
        "教育培训 [instrument:training],-,,\n岗前,,,\n'=1+1,region,黑龙江,\n",
    )
    found = meanings(PROJECT, shipped, read_table(path, PROJECT, shipped))

    assert found.facts == {
        "1": (TRAINING, ("status", "implemented")),
        "2": (TRAINING, ("status", "implemented")),
        "3": (),
        "4": (),
        "7": (("region", "230000"),),
    }


def test_tables_of_spreadsheets_are_read(shipped: Catalog, tmp_path: Path) -> None:
    """With semicolons and a byte order mark, as Excel writes them."""
    path = table(tmp_path, "\ufeffcode;field;value\n工具;record;措施\n")

    assert read_table(path, PROJECT, shipped) == {"0": (("record", "measure"),)}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("培训,instrument,training", "2: 2 codes are called '培训'; give the path, such as 工具/培训"),
        ("陪训,instrument,training", "2: no code of the project is called '陪训'"),
        ("工具,instrumant,training", "2: unknown field of a code 'instrumant'; did you mean instrument?"),
        ("工具,status,finishing", "2: unknown status 'finishing'"),
        ("工具,instrument,traning", "2: unknown instrument 'traning'; did you mean training?"),
        ("工具,record,law", "2: unknown type of record 'law'"),
    ],
)
def test_wrong_rows_are_reported_with_their_lines(shipped: Catalog, tmp_path: Path, row: str, said: str) -> None:
    """Each says what is wrong and what would be right."""
    (found,) = problems(tmp_path, shipped, f"code,field,value\n{row}\n")

    assert found.startswith(said)


def test_all_wrong_rows_are_reported_at_once(shipped: Catalog, tmp_path: Path) -> None:
    """A coder mends a table in one go."""
    found = problems(tmp_path, shipped, "code,field,value\nx,status,planned\n工具,a,b\n工具,status,planned\n")

    assert [line[0] for line in found] == ["2", "3"]


@pytest.mark.parametrize("text", ["", "name,value\n", "code\n", "code,field,value\n" + "x" * 200_000 + ",a,b\n"])
def test_what_is_no_table_is_refused(shipped: Catalog, tmp_path: Path, text: str) -> None:
    """Missing columns and cells without end are reported in words."""
    assert problems(tmp_path, shipped, text)


def test_tables_in_other_encodings_are_refused(shipped: Catalog, tmp_path: Path) -> None:
    """As data files are, with what the file looks like."""
    (tmp_path / "codes.csv").write_bytes("code,field,value\n培训机构社工服务,status,planned\n".encode("gbk"))

    with pytest.raises(DataError, match="not UTF-8"):
        read_table(tmp_path / "codes.csv", PROJECT, shipped)
