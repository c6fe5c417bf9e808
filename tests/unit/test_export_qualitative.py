"""The formats qdc and qdpx of export."""

from pathlib import Path

import pytest
from tests.unit import coded

import sgpolicy
from sgpolicy.cli.command import run
from sgpolicy.errors import FieldError
from sgpolicy.export import export
from sgpolicy.problem import DataError
from sgpolicy.qda.codebook import codebook_bytes


def test_qdc_is_the_codebook(shipped: sgpolicy.Catalog, tmp_path: Path) -> None:
    """One file, for whoever has no sources."""
    paths = sgpolicy.export(shipped, tmp_path, format="qdc")

    assert paths[0].name == "sgpolicy.qdc"
    assert paths[0].read_bytes() == codebook_bytes(shipped)


def test_qdpx_takes_the_sources(tmp_path: Path) -> None:
    """One file with the texts in it."""
    (tmp_path / "jia.txt").write_bytes(coded.TEXT.encode())

    paths = sgpolicy.export(coded.catalog(), tmp_path / "out", format="qdpx", sources=tmp_path)

    assert paths[0].name == "sgpolicy.qdpx"


def test_qdpx_without_sources_says_what_to_give(tmp_path: Path) -> None:
    """The texts are not part of the data; the codebook alone can be had without."""
    with pytest.raises(FieldError, match=r"--sources.*qdc, the codebook alone"):
        sgpolicy.export(coded.catalog(), tmp_path, format="qdpx")


def test_a_refused_source_leaves_what_was_there(tmp_path: Path) -> None:
    """Another text than the one that was coded: nothing is written, the old project stays."""
    (tmp_path / "jia.txt").write_bytes(b"another text")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "sgpolicy.qdpx").write_bytes(b"old")

    with pytest.raises(DataError, match="not the text that jia-2020-report was coded from"):
        sgpolicy.export(coded.catalog(), tmp_path / "out", format="qdpx", sources=tmp_path)

    assert [path.read_bytes() for path in (tmp_path / "out").iterdir()] == [b"old"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failing_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """The old project stays whole, whichever step fails, and nothing half-written remains."""
    (tmp_path / "jia.txt").write_bytes(coded.TEXT.encode())
    export(coded.catalog(), tmp_path / "out", format="qdpx", sources=tmp_path)
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sgpolicy.export.atomic.os.fsync" if step == "fsync" else "pathlib.Path.replace", fail)
    with pytest.raises(OSError, match="No space left"):
        export(sgpolicy.Catalog(), tmp_path / "out", format="qdpx", sources=tmp_path)

    assert before == {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}


def test_the_command_tells_what_was_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A warning of the library is a line on stderr, and the files are printed."""
    text = coded.TEXT.replace("蓓", "𠮷")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "jia-2020-report.yaml").write_text(
        coded.filled(text, coded.SOUND.replace("蓓", "𠮷")), encoding="utf-8"
    )
    (tmp_path / "jia.txt").write_bytes(text.encode())
    where = ["--catalog", str(tmp_path / "data"), "--sources", str(tmp_path), "--out", str(tmp_path / "out")]

    assert run(["export", "--format", "qdpx", *where]) == 0

    out, err = capsys.readouterr()
    assert Path(out.splitlines()[0]).name == "sgpolicy.qdpx"
    assert err.startswith("sgpolicy: jia-2020-report: 1 characters outside the first plane of Unicode")
