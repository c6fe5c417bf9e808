"""The verb `extract`."""

from pathlib import Path

import pytest
from tests import corpora

from sgpolicy.cli import main


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Return exit code, stdout and stderr."""
    code = main(["extract", *map(str, arguments)])
    out, err = capsys.readouterr()
    return code, out, err


def test_the_tables_are_named_and_bad_files_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1 says that a file was passed over."""
    corpus, out = corpora.write(tmp_path / "corpus", 5), tmp_path / "out"
    good = run(capsys, corpus, "--out", out, "--format", "jsonl")
    (corpus / "empty.txt").write_bytes(b"")
    bad = run(capsys, corpus, "--out", out, "--format", "jsonl", "--targets", "--reference", "name", "--jobs", "1")

    assert (0, "sgpolicy: 1 files were read as GB18030, as files.jsonl tells\n") == (good[0], good[2])
    assert " figures and " in good[1].splitlines()[0]
    assert [str(out / "figures.jsonl"), str(out / "files.jsonl")] == good[1].splitlines()[1:]
    assert 1 == bad[0]
    assert "empty.txt: is empty; see whether it was saved\nsgpolicy: 1 of 6 files were passed over\n" in bad[2]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["gone"], "sgpolicy: gone: does not exist; give a file or a folder"),
        ([".", "--reference", "去年"], "sgpolicy: --reference: not a period: '去年'"),
        ([".", "--jobs", "0"], "'0' is not a whole number from 1 to 256"),
        ([".", "--format", "csv"], "invalid choice: 'csv'"),
        ([".", "setup"], "does not exist"),
    ],
)
def test_wrong_calls_are_refused(
    arguments: list[str], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With exit code 2; nothing is made."""
    code, out, err = run(capsys, *arguments, "--out", tmp_path / "out")

    assert (2, "") == (code, out)
    assert message in err
    assert not (tmp_path / "out").exists()
