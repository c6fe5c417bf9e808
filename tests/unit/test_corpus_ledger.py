"""The ledger: what is done stays done as long as the file is what it was."""

import sqlite3
from pathlib import Path

import pytest

from sgpolicy import FieldError
from sgpolicy.corpus.ledger import Done, Ledger, Place, Totals
from sgpolicy.corpus.listing import Entry

A, B = Entry("a", b"/a", 10, 1), Entry("b", b"/b", 20, 1)


def test_what_is_done_is_not_waiting(tmp_path: Path) -> None:
    """In the next run neither, unless the file has changed; one that is gone is forgotten."""
    with Ledger(tmp_path / "ledger") as ledger:
        ledger.enter([B, A])
        assert [A, B] == list(ledger.waiting())
        ledger.finish("part", [Done("a", 0, 5, {"file": "a"}), Done("b", 5, 5, {"file": "b"})])
        assert Totals(2, 30, 2, 30) == ledger.totals()
    with Ledger(tmp_path / "ledger") as ledger:
        changed = Entry("b", b"/b", 20, 2)
        ledger.enter([A, changed])
        assert [changed] == list(ledger.waiting())
        ledger.enter([A])

        assert ([], [Place("part", 0, 5)], [{"file": "a"}], {"part"}) == (
            list(ledger.waiting()),
            list(ledger.places()),
            list(ledger.reports()),
            ledger.parts(),
        )


def test_other_settings_begin_anew() -> None:
    """What was made with others is of no use."""
    with Ledger() as ledger:
        for settings, left in (("x", 0), ("x", 1), ("y", 0)):
            ledger.settle(settings)
            assert left == ledger.totals().files
            ledger.enter([A])


def test_two_files_of_one_name_are_refused() -> None:
    """Their rows could not be told apart."""
    with Ledger() as ledger, pytest.raises(FieldError, match="two files are called a; give the folder above both"):
        ledger.enter([A, Entry("a", b"/other/a", 1, 1)])


def test_a_damaged_ledger_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody else holds it, so nobody else could."""
    connection = sqlite3.connect(tmp_path / "ledger")
    monkeypatch.setattr(sqlite3, "connect", lambda _: connection)
    (tmp_path / "ledger").write_bytes(b"no database " * 100)

    with pytest.raises(sqlite3.DatabaseError):
        Ledger(tmp_path / "ledger")
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connection.execute("SELECT 1")
