"""The verbs `cite` and `diff`, as the shell calls them."""

import csv
import io
import json
from pathlib import Path

import pytest
from attrs import evolve
from tests.unit.test_cli import run

from sgpolicy import Catalog
from sgpolicy.citing import STYLES
from sgpolicy.model.erratum import Erratum
from sgpolicy.schema import TERM_TYPES
from sgpolicy.testing import dump_catalog


def test_cite_prints_references_and_the_library(capsys: pytest.CaptureFixture[str], shipped: Catalog) -> None:
    """Of documents and of the documents of records, each once; by GB/T 7714-2025 unless another style is asked for."""
    code, out, _ = run(capsys, "cite", "hl-2022-talent-plan/certified-2025", "hl-2022-talent-plan", "hl-2019-talent")

    assert (0, 3) == (code, len(out.splitlines()))
    assert out.startswith("[1] 佚名. 黑龙江省专业社工已超3万人[EB/OL]. （2019-03-19）[")
    assert f"data {shipped.version}" in out.splitlines()[-1]


@pytest.mark.parametrize("style", ["gb-2015", "apa", "bibtex", "csl-json"])
def test_cite_takes_every_style(style: str, capsys: pytest.CaptureFixture[str], shipped: Catalog) -> None:
    """What the command prints is what the library gives."""
    code, out, _ = run(capsys, "cite", "hl-2019-talent", "--style", style)

    assert (0, f"{shipped.documents['hl-2019-talent'].cite(style)}\n") == (code, out)


def test_cite_asks_all_records_for_facts(capsys: pytest.CaptureFixture[str], shipped: Catalog) -> None:
    """Those of every type that has the keywords; the documents of what was found."""
    _, out, _ = run(capsys, "cite", "--where", "region=吉林", "indicator=certified-social-workers", "--format", "json")
    found = [*shipped.targets.where(region="吉林", indicator="certified-social-workers")]
    more = [*shipped.observations.where(region="吉林", indicator="certified-social-workers")]
    documents = {piece.document.id for record in (*found, *more) for piece in record.evidence}

    assert {*documents, "sgpolicy"} == {row["key"] for row in json.loads(out)}


def test_cite_asks_for_either_of_two_values(capsys: pytest.CaptureFixture[str]) -> None:
    """A key that is given twice, at once or in a second option, means any of its values."""
    both, one, other = (
        {row["key"] for row in json.loads(run(capsys, "cite", *where, "--format", "json")[1])}
        for where in (
            ["--where", "region=吉林", "--where", "region = 黑龙江"],
            ["--where", "region=吉林"],
            ["--where", "region=黑龙江"],
        )
    )

    assert one < both > other
    assert one | other == both


def test_cite_writes_html_and_csv(capsys: pytest.CaptureFixture[str]) -> None:
    """A list for a page, and rows for a table."""
    _, html, _ = run(capsys, "cite", "hl-2019-talent", "--format", "html")
    _, rows, _ = run(capsys, "cite", "hl-2019-talent", "--format", "csv")

    assert html.startswith("<ol><li>佚名. ")
    assert ["hl-2019-talent", "sgpolicy"] == [row["key"] for row in csv.DictReader(io.StringIO(rows))]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], 2, "one of the two"),
        (["hl-2019-talent", "--where", "region=吉林"], 2, "one of the two"),
        (["--where", "region"], 2, "'region' is not a fact; expected KEY=VALUE, such as within=黑龙江"),
        (["--where", "regoin=吉林"], 2, "no type of record can be asked for all of regoin; the keywords are actor, "),
        (["--where", "region=无"], 2, "unknown region"),
        (["no-such-document"], 2, "unknown record"),
        (["--where", "region=澳门"], 1, ""),
    ],
)
def test_cite_refuses_what_it_cannot_cite(
    arguments: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """And exits with 1 where there is no document."""
    found, _, err = run(capsys, "cite", *arguments)

    assert code == found
    assert said in err


@pytest.fixture
def folders(tmp_path: Path, shipped: Catalog) -> tuple[str, str]:
    """Two folders of data, of one document, of which one field differs."""
    terms = {cls: tuple(getattr(shipped, name)) for name, cls in TERM_TYPES.items() if cls is not Erratum}
    page = next(d for d in shipped.documents if d.page and not any(r.document == d for r in shipped.records()))
    for name, note in (("old", "ours"), ("new", "mine")):
        dump_catalog(Catalog(terms=terms, documents=[evolve(page, note=note)]), tmp_path / name)
    return str(tmp_path / "old"), str(tmp_path / "new")


def test_diff_prints_what_became_of_data(folders: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """Counts and a line for each change, or rows; exit 1 where there is a difference, 0 where there is none."""
    old, new = folders
    code, text, _ = run(capsys, "diff", old, new)
    _, rows, _ = run(capsys, "diff", old, new, "--format", "json")

    assert (1, "1 corrected, 0 changed, 0 added, 0 withdrawn") == (code, text.splitlines()[0])
    assert text.splitlines()[-1].startswith("corrected  ")
    assert [("note", "mine")] == [(row["field"], row["new"]) for row in json.loads(rows)]
    assert (0, "no difference\n", "") == run(capsys, "diff", old, old)


@pytest.mark.parametrize("path", ["compound", "linear"])
def test_progress_takes_the_form_of_the_path(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    """As `catalog.progress(path=...)` does."""
    code, out, _ = run(capsys, "progress", "河北", "--path", path)

    assert 0 == code
    assert f"the {path} path (20000 person in 2015, 50000 person in 2020) asks for " in " ".join(out.split())


def test_diff_refuses_a_folder_that_is_not_there(folders: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """Either of the two."""
    code, _, err = run(capsys, "diff", folders[0], "no-such-folder")

    assert 2 == code
    assert "no-such-folder: does not exist" in err


def test_diff_of_broken_data_is_no_difference(
    folders: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It exits with 2, where 1 would say that the two differ, and tells the mistakes."""
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "a.yaml").write_text("id: [", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    broken, _, err = run(capsys, "diff", str(tmp_path / "broken"), folders[1])
    empty, _, told = run(capsys, "diff", folders[0], str(tmp_path / "empty"))

    assert 2 == broken
    assert "a.yaml:2:1: is not valid YAML" in err
    assert (2, True) == (empty, "holds no .yaml file" in told)


def test_the_help_names_the_styles(capsys: pytest.CaptureFixture[str]) -> None:
    """All that the library has."""
    _, out, _ = run(capsys, "cite", "--help")

    assert all(style in out for style in STYLES)
