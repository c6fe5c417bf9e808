"""The folder of source texts on the command line: an argument, an option, a variable, for every verb alike."""

from pathlib import Path

import pytest
from tests.unit.coded import TEXT, filled

from sgpolicy.cli import main
from sgpolicy.sources import SOURCES

ID = "jia-2020-report/certified-2025"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the source text, and the sound document in a folder beside it."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "jia.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "jia-2020-report.yaml").write_text(filled(), encoding="utf-8")
    return tmp_path


WAYS = [
    ("argument", ["{verb}", "texts", "data"], None),
    ("option", ["{verb}", "--sources", "texts", "data"], None),
    ("option last", ["{verb}", "data", "--sources", "texts"], None),
    ("option before the variable", ["{verb}", "data", "--sources", "texts"], "nowhere"),
    ("argument before the variable", ["{verb}", "texts", "data"], "nowhere"),
]
VERBS = {"verify": ["verify"], "audit": ["code", "audit"], "recall": ["code", "recall"]}


@pytest.mark.parametrize(("arguments", "variable"), [way[1:] for way in WAYS], ids=[way[0] for way in WAYS])
@pytest.mark.parametrize("verb", VERBS)
def test_the_folder_is_given_in_any_of_three_ways(  # noqa: PLR0913, PLR0917 - fixtures of pytest
    verb: str,
    arguments: list[str],
    variable: str | None,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """All say the same; the more exact one comes first."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv(SOURCES, variable or "")
    given = [word for argument in arguments for word in (VERBS[verb] if argument == "{verb}" else [argument])]

    assert main(given) == 0, capsys.readouterr().err
    out = capsys.readouterr().out
    assert "jia" in out or "verified against texts" in out


@pytest.mark.parametrize("verb", VERBS)
def test_without_a_folder_the_variable_is_taken_or_asked_for(
    verb: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder that is not there is an error that names it."""
    monkeypatch.chdir(folder)
    monkeypatch.delenv(SOURCES, raising=False)
    assert main(VERBS[verb]) == 2
    assert "SOURCES, --sources FOLDER, or SGPOLICY_SOURCES in the environment" in capsys.readouterr().err
    monkeypatch.setenv(SOURCES, "nowhere")
    assert main(VERBS[verb]) == 2
    assert "nowhere: does not exist; give a file or a folder" in capsys.readouterr().err


def test_one_path_goes_with_the_option(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two would leave open which is the folder; an installation needs none."""
    monkeypatch.chdir(folder)
    assert main(["verify", "texts", "data", "--sources", "texts"]) == 2
    assert "give one PATH at most beside it" in capsys.readouterr().err
    assert main(["verify", "--installed", "--sources", "texts"]) == 2
    assert "--installed reads no source texts" in capsys.readouterr().err


def test_show_and_format_take_it_too(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """By option or by variable; without either, show looks in the current folder and format fills in nothing."""
    monkeypatch.chdir(folder)
    monkeypatch.delenv(SOURCES, raising=False)
    assert main(["code", "show", ID, "--catalog", "data", "--sources", "texts"]) == 0
    assert "⟦500人⟧" in (told := capsys.readouterr().out)
    assert main(["code", "show", ID, "--catalog", "data"]) == 0
    assert "not at hand: jia.txt in . does not exist" in capsys.readouterr().out

    monkeypatch.setenv(SOURCES, "texts")
    assert main(["code", "show", ID, "--catalog", "data"]) == 0
    assert capsys.readouterr().out == told
    path = folder / "data" / "jia-2020-report.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace('    section: "二/一是"\n', ""), encoding="utf-8")
    assert main(["code", "format", "data"]) == 0
    assert 'section: "二/一是"' in path.read_text(encoding="utf-8")
