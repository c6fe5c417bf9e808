"""A run over a corpus: the same tables however it is done, and after whatever happened to it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests import corpora

from sgpolicy import reading
from sgpolicy.corpus import work
from sgpolicy.corpus.crew import Crew
from sgpolicy.corpus.listing import Entry
from sgpolicy.corpus.run import WORKSHOP, Summary, extract_to
from sgpolicy.corpus.work import Settings
from sgpolicy.errors import FieldError
from sgpolicy.export.jsonlines import json_line

SETTINGS = Settings(reference="name", targets=True)
KILLING = Path(__file__).resolve().parents[1] / "faults" / "extracting.py"


def run(corpus: Path, out: Path, **asked: Any) -> tuple[Summary, list[str]]:  # noqa: ANN401 - whatever is asked
    """Extract *corpus*; return the summary, and what was passed over."""
    problems: list[str] = []
    usual = {
        "settings": SETTINGS,
        "format": "jsonl",
        "jobs": 1,
        "progress": lambda *_: None,
        "problem": problems.append,
    }
    return extract_to([corpus], out, **{**usual, **asked}), problems


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return a corpus of 30 invented texts."""
    return corpora.write(tmp_path / "corpus", 30)


def table(out: Path, name: str = "figures") -> bytes:
    """Return a table as it was written."""
    return (out / f"{name}.jsonl").read_bytes()


def test_tables_are_the_rows_of_the_iterator(corpus: Path, tmp_path: Path) -> None:
    """In the order of the names; nothing else stays in the folder."""
    summary, problems = run(corpus, tmp_path / "out")
    rows = list(reading.extract(corpus, reference="name", targets=True))
    files = [json.loads(line) for line in table(tmp_path / "out", "files").splitlines()]

    assert "".join(f"{json_line(row)}\n" for row in rows).encode() == table(tmp_path / "out")
    assert (30, 0, 4, []) == (summary.files, summary.passed_over, summary.guessed, problems)
    assert summary.figures + summary.periods == len(rows)
    assert sorted(file["file"] for file in files) == [file["file"] for file in files]
    assert ["figures.jsonl", "files.jsonl"] == sorted(path.name for path in (tmp_path / "out").iterdir())


def test_parquet_holds_the_same_rows(corpus: Path, tmp_path: Path) -> None:
    """With a type for each column."""
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed: pip install 'sgpolicy[corpus]'")
    run(corpus, tmp_path / "lines")
    run(corpus, tmp_path / "out", format="parquet")

    assert [json.loads(line) for line in table(tmp_path / "lines").splitlines()] == parquet.read_table(
        tmp_path / "out" / "figures.parquet"
    ).to_pylist()
    assert 30 == parquet.read_table(tmp_path / "out" / "files.parquet").num_rows


@pytest.mark.slow
def test_two_processes_write_the_same(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The order of the parts does not matter."""
    monkeypatch.setattr(work, "_FILES", 4)
    told: list[tuple[int, int]] = []
    run(corpus, tmp_path / "one")
    run(corpus, tmp_path / "two", jobs=2, progress=lambda done, total, _: told.append((done, total)))

    assert table(tmp_path / "one") == table(tmp_path / "two")
    assert table(tmp_path / "one", "files") == table(tmp_path / "two", "files")
    assert (30, 30) == told[-1]


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork to kill")
def test_ten_kills_lose_nothing(corpus: Path, tmp_path: Path) -> None:
    """Each run goes on where the one before was killed; nothing is there twice."""
    run(corpus, tmp_path / "once")
    command = [sys.executable, KILLING, corpus, tmp_path / "out", "10", "1", "1", "jsonl"]
    ended = subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True, encoding="utf-8")  # noqa: S603 - our own
    told = json.loads(ended.stdout)

    assert 10 == told["killed"]
    assert sorted(told["done"]) == told["done"]
    assert any(0 < done < 30 for done in told["done"])
    assert table(tmp_path / "once") == table(tmp_path / "out")
    assert table(tmp_path / "once", "files") == table(tmp_path / "out", "files")
    assert not (tmp_path / "out" / WORKSHOP).exists()


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork to kill")
def test_ten_kills_of_several_processes_lose_nothing(tmp_path: Path) -> None:
    """Workers end with their parent, and their parts are not taken for done."""
    corpus = corpora.write(tmp_path / "corpus", 300)
    run(corpus, tmp_path / "once")
    command = [sys.executable, KILLING, corpus, tmp_path / "out", "10", "2", "2", "jsonl"]
    done = subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True, encoding="utf-8")  # noqa: S603 - our own

    told = json.loads(done.stdout)

    assert told["killed"] == 10
    assert any(0 < count < 30 for count in told["done"])
    assert table(tmp_path / "once") == table(tmp_path / "out")


def test_hostile_files_are_told_in_a_line_each(corpus: Path, tmp_path: Path) -> None:
    """And passed over: the rows of the others are what they would be."""
    for package in ("docx", "pypdf"):
        pytest.importorskip(package, reason=f"{package} is not installed: pip install 'sgpolicy[corpus]'")
    run(corpus, tmp_path / "sound")
    hostile = {
        "bomb.docx": corpora.bomb(100 * 2**20),
        "binary.txt": b"\0\1\2" * 500,
        "empty.md": b"",
        "table.xlsx": b"PK",
        "sealed.pdf": corpora.pdf("社工300人", encrypted=True),
        "really.pdf": "只是文字".encode(),
        "really.docx": b"%PDF-1.4",
        "report\n\x1b[31m.txt": "計畫".encode("utf-16"),
    }
    for name, raw in hostile.items():
        (corpus / name).write_bytes(raw)
    summary, problems = run(corpus, tmp_path / "out")

    assert (38, 8) == (summary.files, summary.passed_over)
    assert table(tmp_path / "sound") == table(tmp_path / "out")
    assert sorted(name.replace("\n", "").replace("\x1b", "")[:6] for name in hostile) == [one[:6] for one in problems]
    assert all("; " in one and one.isprintable() for one in problems)
    assert "bomb.docx: unpacks to 100 MiB (100 MiB of XML, 2 parts); 48 and 8 MiB at most" in " ".join(problems)
    assert "sealed.pdf: is encrypted; save it without a password" in problems


def test_word_and_pdf_are_read_like_text(tmp_path: Path) -> None:
    """Their rows differ in the file and its digest alone."""
    for package in ("docx", "pypdf"):
        pytest.importorskip(package, reason=f"{package} is not installed: pip install 'sgpolicy[corpus]'")
    line = "到2025年，社工达到300人。"
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.txt").write_text(line, encoding="utf-8")
    (folder / "b.html").write_text(f"<p>{line}</p>", encoding="utf-8")
    (folder / "c.docx").write_bytes(corpora.docx(line))
    (folder / "d.pdf").write_bytes(corpora.pdf(line))
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in reading.extract(folder):
        rows.setdefault(row.pop("file"), []).append({key: row[key] for key in row if key != "sha256"})

    assert rows["a.txt"] == rows["b.html"] == rows["c.docx"][:2] == rows["d.pdf"]


@pytest.mark.slow
def test_a_process_that_dies_costs_one_file(tmp_path: Path) -> None:
    """The file that ends every process that reads it is told; the others are tried again."""
    parts = tmp_path / "parts"
    parts.mkdir()
    corpus = corpora.write(tmp_path / "corpus", 3)
    entries = tuple(
        Entry(path.name, os.fsencode(path), path.stat().st_size, 1) for path in sorted(corpus.rglob("*.txt"))
    )
    with Crew(1, SETTINGS, parts) as hands:
        (hand,) = hands._hands.values()
        hand.terminate()
        hand.join()
        made = list(hands.do(iter([entries])))
    with Crew(1, SETTINGS, parts) as hands:
        (hand,) = hands._hands.values()
        hand.terminate()
        hand.join()
        lost = list(hands.do(iter([entries[:1]])))

    assert [entry.name for entry in entries] == [one.name for part in made for one in part.done]
    assert all(one.report["problem"] is None for part in made for one in part.done)
    assert "ended the process that read it; it may take too much memory" in lost[0].done[0].report["problem"]


def test_another_run_into_the_folder_is_refused(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As long as the first one runs."""
    fcntl = pytest.importorskip("fcntl", reason="Windows cannot lock a folder")
    monkeypatch.setattr("sgpolicy.export.atomic._PATIENCE", 0)
    lock = tmp_path / "out" / WORKSHOP / "lock"
    lock.mkdir(parents=True)
    handle = os.open(lock, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    with pytest.raises(TimeoutError, match="another program holds this folder") as caught:
        run(corpus, tmp_path / "out")
    os.close(handle)

    assert str(tmp_path / "out") == caught.value.filename


def test_a_damaged_ledger_is_told_with_what_helps(corpus: Path, tmp_path: Path) -> None:
    """It is of a run that was broken off; without it, the run begins anew."""
    workshop = tmp_path / "out" / WORKSHOP
    workshop.mkdir(parents=True)
    (workshop / "ledger.sqlite").write_bytes(bytes(range(256)) * 20)

    with pytest.raises(FieldError, match=r"is damaged: .*; remove that folder; the run then begins anew") as caught:
        run(corpus, tmp_path / "out")

    assert str(workshop) in str(caught.value)


def test_what_changed_between_two_runs_is_read_again(corpus: Path, tmp_path: Path) -> None:
    """What a broken run had done of a file that is now another is not kept; nor what other settings made."""

    def stop(done: int, total: int, left: float | None) -> None:
        del done, total, left
        raise KeyboardInterrupt

    for settings in (SETTINGS, Settings()):
        with pytest.raises(KeyboardInterrupt):
            run(corpus, tmp_path / "out", settings=settings, progress=stop)
        path = next(iter(sorted((corpus / "0").iterdir())))
        path.write_text("培训1234人。", encoding="utf-8")
        run(corpus, tmp_path / "out")
        run(corpus, tmp_path / "anew")

        assert table(tmp_path / "anew") == table(tmp_path / "out")
        assert b"1234" in table(tmp_path / "out")
